package org.multispa.training.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.multispa.files.NewFolder;
import org.multispa.model.safetensors.DType;
import org.multispa.model.safetensors.SafetensorsFile;
import org.multispa.model.safetensors.SafetensorsWriter;
import org.multispa.model.safetensors.TensorInfo;
import org.multispa.model.torch.Torch;
import org.multispa.training.parameters.Parameter;
import org.multispa.training.ranks.Ranks;

/// Everything that a run needs to go on: what is trained, its moments, and how far it has come. What follows in the
/// data, and what is dropped, is a function of that and the seed, so there is no other state.
///
/// A folder with `trained.safetensors`, `moments.safetensors` and `state.json`, which appears as a whole.
final class Checkpoint {
    private static final String TRAINED = "trained.safetensors";
    private static final String MOMENTS = "moments.safetensors";
    private static final String[] KINDS = {".first", ".second"};
    private static final int PIECE = 1 << 24;

    private Checkpoint() {}

    /// Writes one. All processes call it; the first writes, given the moments by those that keep them.
    static void save(Path folder, RunState state, Trainer trainer, Ranks ranks) throws IOException {
        Moments moments = new Moments(trainer, ranks);
        if (!ranks.first()) {
            for (Parameter parameter : trainer.parameters()) {
                for (int kind = 0; kind < KINDS.length; kind++) {
                    moments.gather(parameter, kind).close();
                }
            }
            return;
        }
        NewFolder.fill(folder, making -> {
            Map<String, Parameter> named = named(trainer.parameters());
            SafetensorsWriter.write(
                    making.resolve(TRAINED),
                    infos(trainer.parameters(), ""),
                    Map.of(),
                    (info, out) -> write(find(named, info.name()).value(), out));
            SafetensorsWriter.write(
                    making.resolve(MOMENTS), momentInfos(trainer.parameters()), Map.of(), (info, out) -> {
                        int dot = info.name().lastIndexOf('.');
                        try (Tensor moment = moments.gather(
                                find(named, info.name().substring(0, dot)),
                                Arrays.asList(KINDS).indexOf(info.name().substring(dot)))) {
                            write(moment, out);
                        }
                    });
            state.write(making);
        });
    }

    /// Puts a trainer where the run was.
    ///
    /// @throws IOException if it cannot be read or is of a run that trains something else
    static RunState load(Path folder, Trainer trainer) throws IOException {
        try (SafetensorsFile trained = SafetensorsFile.open(folder.resolve(TRAINED));
                SafetensorsFile moments = SafetensorsFile.open(folder.resolve(MOMENTS));
                NoGradGuard _ = new NoGradGuard()) {
            requireNames(trained, named(trainer.parameters()));
            for (Parameter parameter : trainer.parameters()) {
                copy(trained, parameter.name(), parameter.value());
            }
            for (Map.Entry<String, List<Tensor>> own :
                    trainer.optimizer().moments().entrySet()) {
                for (int kind = 0; kind < KINDS.length; kind++) {
                    copy(moments, own.getKey() + KINDS[kind], own.getValue().get(kind));
                }
            }
        }
        return RunState.read(folder);
    }

    private static void requireNames(SafetensorsFile file, Map<String, Parameter> named) throws IOException {
        if (!file.tensors().keySet().equals(named.keySet())) {
            throw new IOException(file.file() + ": expected the " + named.size()
                    + " tensors that this run trains, found " + file.tensors().size() + " with other names");
        }
    }

    private static void copy(SafetensorsFile file, String name, Tensor to) throws IOException {
        TensorInfo info = file.info(name);
        if (info.dtype() != DType.F32 || !Arrays.equals(info.shape(), Torch.shape(to))) {
            throw new IOException(file.file() + ": " + name + ": expected F32 " + Arrays.toString(Torch.shape(to))
                    + ", found " + info.what());
        }
        try (PointerScope _ = new PointerScope()) {
            to.copy_(Torch.over(file.bytes(name), DType.F32, info.shape()));
        }
    }

    private static Map<String, Parameter> named(List<Parameter> parameters) {
        Map<String, Parameter> named = new LinkedHashMap<>();
        parameters.forEach(parameter -> named.put(parameter.name(), parameter));
        return named;
    }

    private static Parameter find(Map<String, Parameter> named, String name) {
        return Objects.requireNonNull(named.get(name));
    }

    private static List<TensorInfo> infos(List<Parameter> parameters, String end) {
        return parameters.stream()
                .map(parameter -> new TensorInfo(parameter.name() + end, DType.F32, Torch.shape(parameter.value()), 0))
                .toList();
    }

    /// First and second moment of each parameter in turn: the order in which the processes give them.
    private static List<TensorInfo> momentInfos(List<Parameter> parameters) {
        List<TensorInfo> infos = new ArrayList<>();
        for (Parameter parameter : parameters) {
            for (String kind : KINDS) {
                infos.addAll(infos(List.of(parameter), kind));
            }
        }
        return infos;
    }

    private static void write(Tensor tensor, OutputStream out) throws IOException {
        try (PointerScope _ = new PointerScope()) {
            Tensor flat = tensor.detach().cpu().to(ScalarType.Float).contiguous();
            BytePointer bytes = new BytePointer(flat.data_ptr());
            long count = flat.nbytes();
            for (long at = 0; at < count; at += PIECE) {
                bytes.position(at).limit(Math.min(count, at + PIECE));
                Channels.newChannel(out).write(bytes.asByteBuffer());
            }
        }
    }

    /// The moments, wherever they are kept.
    private record Moments(Trainer trainer, Ranks ranks) {
        /// One moment of a parameter, on every process. All must ask in the same order.
        Tensor gather(Parameter parameter, int kind) {
            int owner = trainer.shards().owner(trainer.parameters().indexOf(parameter));
            Tensor moment = owner == ranks.rank()
                    ? Objects.requireNonNull(trainer.optimizer().moments().get(parameter.name()))
                            .get(kind)
                            .clone()
                    : Torch.kept(() -> torch.empty_like(parameter.value().detach()));
            ranks.broadcast(moment, owner);
            return moment;
        }
    }
}
