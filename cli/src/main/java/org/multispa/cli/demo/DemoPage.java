package org.multispa.cli.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.output.DatasetReader;
import org.multispa.files.AtomicFiles;

/// One page with a few samples of every subtask, to look at in a browser. It refers to the data set's images
/// beside it.
final class DemoPage {
    private static final int EACH = 3;
    private static final String HEAD = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>multispa demo</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <style>
            :root { color-scheme: light dark }
            body { font: 16px/1.45 system-ui, sans-serif; max-width: 1100px; margin: 2rem auto; padding: 0 1rem }
            h2 { margin: 2.5rem 0 .5rem; border-bottom: 1px solid #8886; padding-bottom: .2rem }
            article { margin: 1rem 0 2rem }
            .images { display: flex; flex-wrap: wrap; gap: .5rem }
            .images figure { margin: 0; flex: 1 1 320px; max-width: 540px }
            .images img { width: 100%; border-radius: 4px; display: block }
            figcaption { font-size: .85rem; opacity: .7 }
            .question { white-space: pre-line; margin: .6rem 0 .3rem }
            .answer { border-left: 3px solid #2a8; padding-left: .7rem; margin: 0 }
            code { background: #8882; padding: .05rem .3rem; border-radius: 3px }
            nav a { margin-right: .7rem; white-space: nowrap }
            </style></head><body>
            <h1>multispa demo</h1>
            <p>Questions made from synthetic rooms; every answer is computed from the rooms' geometry.</p>
            """;

    private DemoPage() {}

    static void write(Path data, Path page) throws IOException {
        Map<Subtask, List<Sample>> shown = new EnumMap<>(Subtask.class);
        try (Stream<Sample> samples = DatasetReader.open(data).samples()) {
            samples.forEach(sample -> {
                List<Sample> ofSubtask = shown.computeIfAbsent(sample.subtask(), s -> new ArrayList<>());
                if (ofSubtask.size() < EACH && isFromNewScene(sample, ofSubtask)) {
                    ofSubtask.add(sample);
                }
            });
        }
        StringBuilder html = new StringBuilder(HEAD).append("<nav>");
        for (Subtask subtask : shown.keySet()) {
            html.append("<a href=\"#")
                    .append(subtask.id())
                    .append("\">")
                    .append(subtask.id())
                    .append("</a> ");
        }
        html.append("</nav>\n");
        Path images = page.toAbsolutePath()
                .resolveSibling("")
                .relativize(data.toAbsolutePath().resolve("images"));
        shown.forEach((subtask, samples) -> {
            html.append("<h2 id=\"")
                    .append(subtask.id())
                    .append("\">")
                    .append(subtask.id())
                    .append("</h2>\n");
            samples.forEach(sample -> append(sample, images.toString(), html));
        });
        AtomicFiles.write(page, html.append("</body></html>\n").toString());
    }

    private static boolean isFromNewScene(Sample sample, List<Sample> others) {
        return others.stream()
                .noneMatch(other ->
                        other.provenance().scene().equals(sample.provenance().scene()));
    }

    private static void append(Sample sample, String images, StringBuilder html) {
        html.append("<article><div class=\"images\">");
        for (int i = 0; i < sample.images().size(); i++) {
            html.append("<figure><img loading=\"lazy\" alt=\"\" src=\"")
                    .append(escaped(images + "/" + sample.images().get(i).path()))
                    .append("\"><figcaption>Image-")
                    .append(i + 1)
                    .append("</figcaption></figure>");
        }
        html.append("</div><p class=\"question\">")
                .append(withCode(escaped(sample.plainQuestion())))
                .append("</p><p class=\"answer\">")
                .append(withCode(escaped(sample.conversations().getLast().value())))
                .append("</p></article>\n");
    }

    private static String withCode(String text) {
        return text.replaceAll("`([^`]*)`", "<code>$1</code>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
