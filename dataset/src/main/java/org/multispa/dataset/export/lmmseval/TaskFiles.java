package org.multispa.dataset.export.lmmseval;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.multispa.dataset.export.ExportTarget;

/// The YAML files of the tasks and what they share.
final class TaskFiles {
    /// Does not end in `.yaml`, so that it is not taken for a task itself.
    private static final String TEMPLATE = "_default_template_yaml";

    private static final String UTILS = "utils.py";

    private final ExportTarget target;
    private final List<String> tasks = new ArrayList<>();

    TaskFiles(ExportTarget target) {
        this.target = target;
    }

    /// @param files paths below the export's folder
    void task(String subtask, List<String> files) throws IOException {
        String task = target.options().name() + "_" + subtask.replace('-', '_');
        StringBuilder yaml = new StringBuilder();
        yaml.append("include: ").append(TEMPLATE).append('\n');
        yaml.append("task: ").append(task).append('\n');
        yaml.append("dataset_kwargs:\n  data_files:\n    test:\n");
        for (String file : files) {
            yaml.append("    - ").append(quoted(target.place() + "/" + file)).append('\n');
        }
        target.text(task + ".yaml", yaml.toString());
        tasks.add(task);
    }

    /// A single-quoted scalar, which knows no escape but the doubled quote.
    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    void finish() throws IOException {
        StringBuilder group = new StringBuilder();
        group.append("group: ").append(target.options().name()).append('\n');
        group.append("task:\n");
        for (String task : tasks) {
            group.append("- ").append(task).append('\n');
        }
        group.append("aggregate_metric_list:\n- metric: accuracy\n  aggregation: mean\n  weight_by_size: false\n");
        target.text(target.options().name() + ".yaml", group.toString());
        target.text(TEMPLATE, resource("template.yaml"));
        target.text(UTILS, resource(UTILS));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = TaskFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("the program is incomplete: it lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
