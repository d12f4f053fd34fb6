package org.multispa.model.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class BlanksTest {
    /// What Python's `str.isspace` says yes to.
    private static final Set<Integer> PYTHON = Set.of(
            0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1C, 0x1D, 0x1E, 0x1F, 0x20, 0x85, 0xA0, 0x1680, 0x2000, 0x2001, 0x2002,
            0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000);

    @Test
    void white_space_is_what_python_takes_for_it() {
        Set<Integer> found = new TreeSet<>();
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            if (Blanks.strip("" + (char) c).isEmpty()) {
                found.add(c);
            }
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(PYTHON);
    }

    @Test
    void only_the_ends_of_a_text_lose_white_space() {
        assertThat(Blanks.strip(" \t a \n b \u3000")).isEqualTo("a \n b");
        assertThat(Blanks.strip("")).isEmpty();
        assertThat(Blanks.strip("a")).isEqualTo("a");
    }

    @Test
    void only_the_first_and_the_last_part_lose_white_space_and_images_end_it() {
        List<Part> parts = List.of(new Part.Text(" a "), new Part.Image(1), new Part.Text(" b "));
        assertThat(Blanks.strip(parts)).containsExactly(new Part.Text("a "), new Part.Image(1), new Part.Text(" b"));
        assertThat(Blanks.strip(List.<Part>of(new Part.Text(" c ")))).containsExactly(new Part.Text("c"));
        assertThat(Blanks.strip(List.<Part>of())).isEmpty();
    }
}
