package org.multispa.model.torch;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/// By libtorch, row by row. The rows are rounded to BF16 before, the products after.
final class PlainRowProducts implements RowProducts {
    @Override
    public Tensor of(Tensor weight, Tensor rows) {
        Tensor narrow = rows.to(weight.scalar_type());
        List<Tensor> products = new ArrayList<>();
        for (long i = 0; i < rows.size(0); i++) {
            products.add(weight.mv(narrow.select(0, i)).unsqueeze(0));
        }
        return Torch.cat(products, 0).to(rows.scalar_type());
    }
}
