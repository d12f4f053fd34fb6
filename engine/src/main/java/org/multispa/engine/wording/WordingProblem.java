package org.multispa.engine.wording;

/// Something wrong with a pack.
///
/// @param file name of the pack's file
/// @param template id of the template, or empty where the file as a whole is meant
/// @param message what was expected and what was found
public record WordingProblem(String file, String template, String message) {
    @Override
    public String toString() {
        return template.isEmpty() ? file + ": " + message : file + ", " + template + ": " + message;
    }
}
