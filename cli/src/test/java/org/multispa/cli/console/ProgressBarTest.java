package org.multispa.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class ProgressBarTest {
    @Test
    void a_line_tells_stage_share_rate_and_time_left() {
        assertThat(ProgressBar.line("survey", 12, 40, 4.0, ProgressBar::count))
                .isEqualTo("survey     [########--------------------] 12/40  3.0/s  left 0:09");
        assertThat(ProgressBar.line("write", 500_000, 1_000_000, 100, ProgressBar::count))
                .isEqualTo("write      [##############--------------] 500,000/1,000,000  5,000/s  left 1:40");
    }

    @Test
    void before_anything_is_done_the_time_left_is_unknown() {
        assertThat(ProgressBar.line("survey", 0, 3, 0, ProgressBar::count)).endsWith("0/3  0.0/s  left -:--");
        assertThat(ProgressBar.line("survey", 0, 3, 5, ProgressBar::count)).endsWith("0/3  0.0/s  left -:--");
    }

    @Test
    void bytes_are_told_in_units() {
        assertThat(ProgressBar.line("weights", 8_000_000_000L, 16_150_730_752L, 4, Bytes::text))
                .isEqualTo("weights    [#############---------------] 8.00 GB/16.2 GB  2.00 GB/s  left 0:04");
        assertThat(ProgressBar.line("weights", 10, 20, 100, Bytes::text)).endsWith("10 B/20 B  0.1/s  left 1:40");
    }

    @Test
    void long_waits_are_told_in_hours() {
        assertThat(ProgressBar.line("write", 1, 7321, 1, ProgressBar::count)).endsWith("left 2:02:00");
    }

    @Test
    void a_stage_of_no_steps_is_full() {
        assertThat(ProgressBar.line("join", 0, 0, 1, ProgressBar::count)).contains("[" + "#".repeat(28) + "]");
    }

    @Test
    void numbers_do_not_follow_the_machine_s_language() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(ProgressBar.line("write", 1500, 3000, 1000, ProgressBar::count))
                    .contains("1,500/3,000  1.5/s");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void the_end_of_every_stage_is_shown() {
        StringWriter text = new StringWriter();
        try (ProgressBar bar = new ProgressBar(new PrintWriter(text, true), false, ProgressBar::count)) {
            bar.stage("survey", 2);
            bar.advance(1);
            bar.advance(1);
            bar.stage("write", 1);
            bar.advance(1);
        }
        assertThat(text.toString().lines())
                .hasSize(2)
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("survey ").contains("2/2"),
                        second -> assertThat(second).startsWith("write ").contains("1/1"));
    }

    @Test
    void a_note_stands_behind_the_bar_until_the_next_stage() {
        StringWriter text = new StringWriter();
        try (ProgressBar bar = new ProgressBar(new PrintWriter(text, true), false, ProgressBar::count)) {
            bar.stage("asking", 1);
            bar.note("$0.12");
            bar.advance(1);
            bar.stage("write", 1);
            bar.advance(1);
        }
        assertThat(text.toString().lines())
                .satisfiesExactly(
                        first -> assertThat(first).matches("asking .* left \\d:\\d\\d  \\$0\\.12"),
                        second -> assertThat(second).doesNotContain("$"));
    }

    @Test
    void a_terminal_gets_one_line_written_over() {
        StringWriter text = new StringWriter();
        try (ProgressBar bar = new ProgressBar(new PrintWriter(text, true), true, ProgressBar::count)) {
            bar.stage("survey", 1);
            bar.advance(1);
        }
        assertThat(text.toString()).startsWith("\r").contains("1/1").endsWith(System.lineSeparator());
    }
}
