package org.multispa.cli.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.multispa.cli.console.ExitCode;
import org.multispa.images.RgbImage;
import org.multispa.model.chat.PromptException;

/// A conversation held line by line.
///
/// @param err where everything goes that is not an answer
/// @param person whether somebody types the lines, who wants to know when it is their turn
record Dialogue(BufferedReader lines, Speaker speaker, PrintWriter err, boolean person) {
    private static final String HELP =
            "/image FILE adds an image to the next question, /reset forgets the conversation,"
                    + " /quit ends; all else is a question";

    /// Goes on until the lines end or one is `/quit`.
    ///
    /// @return the exit code: 1 if something that was asked for could not be done
    int run(Conversation conversation) throws IOException, PromptException {
        if (person) {
            err.println(HELP);
        }
        boolean well = true;
        while (true) {
            invite(conversation);
            String line = lines.readLine();
            if (line == null || line.strip().equals("/quit")) {
                return well ? ExitCode.DONE : ExitCode.FAILED;
            }
            if (!line.isBlank()) {
                well &= line.startsWith("/") ? command(line.strip(), conversation) : ask(line, conversation);
            }
        }
    }

    private void invite(Conversation conversation) {
        if (person) {
            int waiting = conversation.waiting();
            err.print(waiting == 0 ? "> " : waiting == 1 ? "[1 image] > " : "[" + waiting + " images] > ");
            err.flush();
        }
    }

    private boolean command(String line, Conversation conversation) {
        if (line.equals("/reset")) {
            conversation.reset();
            return true;
        }
        if (line.startsWith("/image ")) {
            return show(line.substring("/image ".length()).strip(), conversation);
        }
        if (line.equals("/help")) {
            err.println(HELP);
            return true;
        }
        err.println("multispa: expected /image FILE, /reset or /quit, found '" + line
                + "'; a question that begins with / needs a space before it");
        return false;
    }

    private boolean show(String name, Conversation conversation) {
        try {
            RgbImage image = ImageFiles.read(Path.of(name));
            conversation.show(image);
            return true;
        } catch (NoSuchFileException e) {
            err.println("multispa: no such file: " + name);
        } catch (IOException | InvalidPathException e) {
            err.println("multispa: " + e.getMessage());
        }
        return false;
    }

    private boolean ask(String line, Conversation conversation) throws PromptException {
        try {
            conversation.ask(line.strip());
        } catch (PromptException e) {
            err.println("multispa: " + e.getMessage());
            return false;
        }
        try {
            speaker.answer(conversation);
            return true;
        } catch (UncheckedIOException e) {
            conversation.takeBack();
            Throwable cause = e.getCause() == null ? e : e.getCause();
            err.println("multispa: " + cause.getMessage());
            return false;
        }
    }
}
