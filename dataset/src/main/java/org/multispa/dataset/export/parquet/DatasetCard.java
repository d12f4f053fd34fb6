package org.multispa.dataset.export.parquet;

import java.util.Map;
import java.util.SortedMap;

/// The README of a folder of Parquet files; its YAML tells `datasets` which files make up which split.
final class DatasetCard {
    private static final String BODY = """

            # {name}

            Questions about space in one or several images, with verified answers, made by multispa.

            ```python
            from datasets import load_dataset

            data = load_dataset("PATH/OF/THIS/FOLDER")
            ```

            | split | rows |
            |---|---|
            {rows}
            | column | what |
            |---|---|
            | `id` | unique name |
            | `images` | the images in order, marks drawn |
            | `widths`, `heights` | their sizes in pixels |
            | `conversations` | `from` (`human`, `gpt`) and `value`; `<image>` stands where an image goes |
            | `question` | the question without `<image>` |
            | `answer` | the true answer, as it stands between backticks |
            | `answer_kind` | the form of the answer |
            | `unit` | `mm` or `deg`, of numbers and vectors |
            | `subtask`, `question_type` | what is asked, and the name that published tools use for it |
            | `split`, `scene`, `family` | where the sample belongs and what it shows |
            | `provenance` | JSON: what is needed to compute the answer again |
            """;

    private DatasetCard() {}

    static String text(String name, SortedMap<String, Long> counts) {
        StringBuilder yaml = new StringBuilder();
        yaml.append("---\n");
        yaml.append("pretty_name: ").append(name).append('\n');
        yaml.append("language:\n- en\n");
        yaml.append("task_categories:\n- visual-question-answering\n");
        yaml.append("configs:\n- config_name: default\n  data_files:\n");
        StringBuilder rows = new StringBuilder();
        for (Map.Entry<String, Long> split : counts.entrySet()) {
            yaml.append("  - split: ").append(split.getKey().replace('-', '_')).append('\n');
            yaml.append("    path: data/").append(split.getKey()).append("-[0-9]*.parquet\n");
            rows.append("| ")
                    .append(split.getKey())
                    .append(" | ")
                    .append(split.getValue())
                    .append(" |\n");
        }
        yaml.append("---\n");
        return yaml + BODY.replace("{name}", name).replace("{rows}", rows);
    }
}
