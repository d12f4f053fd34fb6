package org.multispa.training.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.multispa.model.torch.Torch;

final class ChainTest {
    private static final int ROWS = 11;
    private static final int WIDTH = 4;

    private final Random random = new Random(5);
    private final List<Tensor> trained = new ArrayList<>();

    private Tensor numbers(int rows) {
        float[] values = new float[rows * WIDTH];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Torch.kept(() -> Torch.ofFloats(values, rows, WIDTH));
    }

    private Tensor weight() {
        Tensor weight = Torch.kept(() -> numbers(WIDTH).requires_grad_(true));
        trained.add(weight);
        return weight;
    }

    private List<Chain.Link> links() {
        List<Chain.Link> links = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Tensor weight = weight();
            links.add(x -> x.add(torch.linear(x, weight).sin().cumsum(0)));
        }
        return links;
    }

    /// What comes out, the gradient of the input, and those of what is trained.
    private List<float[]> run(List<Chain.Link> links, Tensor input, Tensor incoming, boolean recompute) {
        try (PointerScope _ = new PointerScope()) {
            trained.stream()
                    .filter(one -> one.grad().defined())
                    .forEach(one -> one.grad().zero_());
            Chain chain = new Chain(links, recompute, true);
            List<float[]> all = new ArrayList<>();
            all.add(Torch.toFloats(chain.forward(input)));
            List<Integer> passed = new ArrayList<>();
            all.add(Torch.toFloats(chain.backward(incoming, passed::add)));
            assertThat(passed).containsExactly(2, 1, 0);
            trained.forEach(one -> all.add(Torch.toFloats(one.grad())));
            return all;
        }
    }

    @Test
    void kept_or_computed_again_the_gradients_are_those_of_the_whole() {
        List<Chain.Link> links = links();
        Tensor input = numbers(ROWS);
        Tensor incoming = numbers(ROWS);
        List<float[]> kept = run(links, input, incoming, false);
        List<float[]> again = run(links, input, incoming, true);
        trained.forEach(one -> one.grad().zero_());
        Tensor leaf = input.detach().requires_grad_(true);
        Tensor whole = leaf;
        for (Chain.Link link : links) {
            whole = link.apply(whole);
        }
        Chain.backward(whole, incoming);
        List<float[]> expected = new ArrayList<>(List.of(Torch.toFloats(whole.detach()), Torch.toFloats(leaf.grad())));
        trained.forEach(one -> expected.add(Torch.toFloats(one.grad())));
        for (int i = 0; i < expected.size(); i++) {
            assertThat(kept.get(i)).containsExactly(expected.get(i), within(1e-4f));
            assertThat(again.get(i)).containsExactly(expected.get(i), within(1e-4f));
        }
    }
}
