package org.multispa.cli.experiment.plan;

/// What a step does.
public enum StepKind {
    SCENES("scenes", true),
    DATA("data", true),
    MODEL("models", false),
    RUN("runs", true),
    /// A model with the adapter of a run worked in, for other runs to begin with.
    MERGED("merged", false),
    EVALUATION("evaluations", true);

    private final String folder;
    private final boolean continues;

    StepKind(String folder, boolean continues) {
        this.folder = folder;
        this.continues = continues;
    }

    /// Name of the folder that holds the steps of this kind, as the section of the recipe is called.
    public String folder() {
        return folder;
    }

    /// Whether the same command goes on with what an interrupted one left.
    public boolean continues() {
        return continues;
    }
}
