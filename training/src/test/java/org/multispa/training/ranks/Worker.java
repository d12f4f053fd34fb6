package org.multispa.training.ranks;

import org.bytedeco.pytorch.Tensor;
import org.multispa.model.torch.Torch;

/// The program of a rank's process in tests.
final class Worker {
    private Worker() {}

    public static void main(String[] arguments) throws InterruptedException {
        RankSettings settings = RankSettings.fromEnvironment(System.getenv());
        try (Ranks ranks = Ranks.join(settings, Torch.device("cpu"))) {
            switch (arguments[0]) {
                case "everything" -> Everything.of(ranks).forEach(Worker::say);
                case "go on" -> goOn(ranks);
                default -> throw new IllegalArgumentException(arguments[0]);
            }
        } catch (RankException e) {
            say("ended: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    /// Adds up until it is stopped.
    private static void goOn(Ranks ranks) throws InterruptedException {
        say("process " + ProcessHandle.current().pid());
        Tensor tensor = Torch.ofFloats(new float[1000], 1000);
        while (true) {
            ranks.sum(tensor).await();
            say("adding");
            Thread.sleep(100);
        }
    }
}
