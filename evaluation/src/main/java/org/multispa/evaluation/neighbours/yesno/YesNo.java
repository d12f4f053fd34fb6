package org.multispa.evaluation.neighbours.yesno;

import java.util.Locale;
import org.multispa.dataset.DatasetException;
import org.multispa.evaluation.neighbours.Gold;
import org.multispa.evaluation.neighbours.Grade;
import org.multispa.evaluation.neighbours.Question;
import org.multispa.evaluation.neighbours.rows.Row;

/// What benchmarks of yes and no have in common.
final class YesNo {
    private YesNo() {}

    static Gold.YesNo gold(Row row, String column) throws DatasetException {
        String text = row.need(column).toLowerCase(Locale.ROOT).replace(".", "");
        if (!text.equals("yes") && !text.equals("no")) {
            throw row.wrong("expected yes or no as '" + column + "', found '" + Row.shown(text) + "'");
        }
        return new Gold.YesNo(text.equals("yes"));
    }

    static boolean isYes(Question question) {
        return question.gold() instanceof Gold.YesNo gold && gold.yes();
    }

    static Grade graded(Question question, boolean yes) {
        return Grade.of(yes == isYes(question), yes ? "yes" : "no");
    }
}
