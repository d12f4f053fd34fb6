package org.multispa.training.ranks.network;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.javacpp.chrono.Milliseconds;
import org.bytedeco.pytorch.Backend;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.ProcessGroupGloo;
import org.bytedeco.pytorch.Store;
import org.bytedeco.pytorch.global.torch_gloo;
import org.bytedeco.pytorch.global.torch_nccl;
import org.bytedeco.pytorch.nccl.ProcessGroupNCCL;

/// libtorch's process groups.
public enum ProcessGroups {
    /// For tensors in the machine's memory.
    GLOO("Gloo", "GLOO_SOCKET_IFNAME", torch_gloo.class) {
        @Override
        Backend make(Store store, Place place, int rank, int size, Milliseconds timeout) throws IOException {
            ProcessGroupGloo.Options options = ProcessGroupGloo.Options.create(timeout);
            options.threads(GLOO_THREADS);
            String interfaces = System.getenv(interfaceVariable());
            if (interfaces == null || interfaces.isBlank()) {
                String address = LocalAddress.towards(place);
                options.devices().push_back(ProcessGroupGloo.createDeviceForHostname(address));
            } else {
                for (String name : List.of(interfaces.split(",", -1))) {
                    options.devices().push_back(ProcessGroupGloo.createDeviceForInterface(name.strip()));
                }
            }
            return new ProcessGroupGloo(store, rank, size, options);
        }
    },

    /// For tensors on GPUs.
    NCCL("NCCL", "NCCL_SOCKET_IFNAME", torch_nccl.class) {
        @Override
        Backend make(Store store, Place place, int rank, int size, Milliseconds timeout) {
            ProcessGroupNCCL.Options options = ProcessGroupNCCL.Options.create();
            options.timeout(timeout);
            return new ProcessGroupNCCL(store, rank, size, options);
        }
    };

    /// Two buckets at a time: one is on its way while the other is added up.
    private static final int GLOO_THREADS = 2;

    private final String title;
    private final String interfaceVariable;
    private final Class<?> natives;

    ProcessGroups(String title, String interfaceVariable, Class<?> natives) {
        this.title = title;
        this.interfaceVariable = interfaceVariable;
        this.natives = natives;
    }

    /// The group for tensors on a device, ready to use.
    ///
    /// @throws IOException if libtorch has none here
    public static ProcessGroups forDevice(Device device) throws IOException {
        ProcessGroups groups = device.is_cuda() ? NCCL : GLOO;
        try {
            Loader.load(groups.natives);
        } catch (LinkageError e) {
            throw new IOException(
                    "libtorch has no process groups by " + groups.title + " on this machine (" + Loader.getPlatform()
                            + "): " + e.getMessage() + "; Gloo needs Linux, NCCL needs libtorch with CUDA"
                            + " (the build profile gpu). One process alone trains without",
                    e);
        }
        return groups;
    }

    /// Its name.
    public String title() {
        return title;
    }

    String interfaceVariable() {
        return interfaceVariable;
    }

    abstract Backend make(Store store, Place place, int rank, int size, Milliseconds timeout) throws IOException;

    /// Connects to all other ranks, which do the same.
    ///
    /// @param timeout after which work fails by itself
    /// @return free of every scope
    /// @throws IOException if one of them cannot be reached
    public Backend connect(Board board, Place place, int rank, int size, Duration timeout) throws IOException {
        try (PointerScope _ = new PointerScope()) {
            Backend group = make(board.store(), place, rank, size, new Milliseconds(timeout.toMillis()));
            group.retainReference();
            return group;
        } catch (RuntimeException e) {
            throw new IOException(
                    "cannot connect to the other ranks by " + title + ": " + NativeMessage.of(e)
                            + "; if the machines have several networks, name the one to use in " + interfaceVariable,
                    e);
        }
    }
}
