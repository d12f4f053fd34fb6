package org.multispa.dataset.export.parquet;

/// What `datasets` is told about the files.
final class HuggingFace {
    /// Key of the features in a file's metadata.
    static final String KEY = "huggingface";

    /// The features of a [Row]. `Sequence` is understood by old and new releases alike.
    static final String FEATURES = """
            {"info": {"features": {
            "id": {"dtype": "string", "_type": "Value"},
            "images": {"feature": {"_type": "Image"}, "_type": "Sequence"},
            "widths": {"feature": {"dtype": "int32", "_type": "Value"}, "_type": "Sequence"},
            "heights": {"feature": {"dtype": "int32", "_type": "Value"}, "_type": "Sequence"},
            "conversations": [{"from": {"dtype": "string", "_type": "Value"}, \
            "value": {"dtype": "string", "_type": "Value"}}],
            "question": {"dtype": "string", "_type": "Value"},
            "answer": {"dtype": "string", "_type": "Value"},
            "answer_kind": {"dtype": "string", "_type": "Value"},
            "unit": {"dtype": "string", "_type": "Value"},
            "subtask": {"dtype": "string", "_type": "Value"},
            "question_type": {"dtype": "string", "_type": "Value"},
            "split": {"dtype": "string", "_type": "Value"},
            "scene": {"dtype": "string", "_type": "Value"},
            "family": {"dtype": "string", "_type": "Value"},
            "provenance": {"dtype": "string", "_type": "Value"}}}}""";

    private HuggingFace() {}
}
