package org.multispa.training.ranks;

import java.time.Duration;
import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Backend;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.PrefixStore;
import org.bytedeco.pytorch.ProcessGroupGloo;
import org.bytedeco.pytorch.global.torch_gloo;
import org.bytedeco.pytorch.global.torch_nccl;
import org.bytedeco.pytorch.nccl.ProcessGroupNCCL;

/// libtorch's process groups.
enum ProcessGroups {
    GLOO("Gloo", "GLOO_SOCKET_IFNAME", torch_gloo.class) {
        @Override
        Backend make(PrefixStore store, RankSettings settings) {
            ProcessGroupGloo.Options options =
                    ProcessGroupGloo.Options.create(Board.milliseconds(nativeTimeout(settings)));
            options.threads(GLOO_THREADS);
            String interfaces = System.getenv(interfaceVariable());
            if (interfaces == null || interfaces.isBlank()) {
                options.devices().push_back(ProcessGroupGloo.createDeviceForHostname(LocalAddress.of(settings)));
            } else {
                for (String name : List.of(interfaces.split(",", -1))) {
                    options.devices().push_back(ProcessGroupGloo.createDeviceForInterface(name.strip()));
                }
            }
            return new ProcessGroupGloo(store, settings.rank(), settings.size(), options);
        }
    },
    NCCL("NCCL", "NCCL_SOCKET_IFNAME", torch_nccl.class) {
        @Override
        Backend make(PrefixStore store, RankSettings settings) {
            ProcessGroupNCCL.Options options = ProcessGroupNCCL.Options.create();
            options.timeout(Board.milliseconds(nativeTimeout(settings)));
            return new ProcessGroupNCCL(store, settings.rank(), settings.size(), options);
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
    /// @throws RankException if libtorch has none here
    static ProcessGroups forDevice(Device device) {
        ProcessGroups groups = device.is_cuda() ? NCCL : GLOO;
        try {
            Loader.load(groups.natives);
        } catch (LinkageError e) {
            throw new RankException(
                    "libtorch has no process groups by " + groups.title + " on this machine (" + Loader.getPlatform()
                            + "): " + e.getMessage() + "; Gloo needs Linux, NCCL needs libtorch with CUDA"
                            + " (the build profile gpu). Training with one process works without",
                    e);
        }
        return groups;
    }

    String title() {
        return title;
    }

    /// The environment variable that names the network to use.
    String interfaceVariable() {
        return interfaceVariable;
    }

    abstract Backend make(PrefixStore store, RankSettings settings);

    /// Connects to all other ranks, which do the same.
    Backend create(Board board, RankSettings settings) {
        try (PointerScope _ = new PointerScope()) {
            Backend group = make(new PrefixStore(title, board.store()), settings);
            group.retainReference();
            return group;
        }
    }

    /// A second line of defence behind our own time to wait.
    private static Duration nativeTimeout(RankSettings settings) {
        return settings.timeout().multipliedBy(2);
    }
}
