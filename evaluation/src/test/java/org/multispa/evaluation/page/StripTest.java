package org.multispa.evaluation.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.multispa.dataset.stats.Statistics.Interval;
import org.multispa.evaluation.page.html.Html;

final class StripTest {
    private static String written(Strip strip) {
        Html html = new Html();
        strip.write(html);
        return html.toString();
    }

    private static double value(String svg, String shape, String attribute) {
        Matcher found = Pattern.compile("class=\"" + shape + "\"[^>]* " + attribute + "=\"([^\"]*)\"")
                .matcher(svg);
        assertThat(found.find()).as(svg).isTrue();
        return Double.parseDouble(found.group(1));
    }

    @Test
    void values_lie_where_the_axis_puts_them() {
        String svg = written(new Strip(Strip.SHARES)
                .band(Optional.of(new Interval(0.25, 0.75)))
                .chance(OptionalDouble.of(0.5))
                .point(1)
                .bar("right", 0, 0.1));
        assertThat(value(svg, "band", "x")).isEqualTo(60);
        assertThat(value(svg, "band", "width")).isEqualTo(120);
        assertThat(value(svg, "chance", "x1")).isEqualTo(120);
        assertThat(value(svg, "point", "cx")).isEqualTo(240);
        assertThat(value(svg, "right", "width")).isEqualTo(24);
        assertThat(svg).contains("aria-hidden=\"true\"");
    }

    @Test
    void what_lies_beyond_the_axis_ends_at_it_and_a_point_of_an_interval_can_be_seen() {
        String svg = written(new Strip(Strip.Axis.around0(0.2))
                .band(Optional.of(new Interval(0.2, 0.2)))
                .point(-3)
                .hollow(0));
        assertThat(value(svg, "point", "cx")).isZero();
        assertThat(value(svg, "hollow", "cx")).isEqualTo(120);
        assertThat(value(svg, "band", "width")).isEqualTo(1.5);
        assertThat(value(svg, "band", "x") + 1.5).isEqualTo(240);
    }

    @Test
    void nothing_is_drawn_of_what_is_not_there() {
        String plain = written(new Strip(Strip.SHARES));
        assertThat(written(new Strip(Strip.SHARES)
                        .band(Optional.empty())
                        .whisker(Optional.empty())
                        .chance(OptionalDouble.empty())))
                .isEqualTo(plain);
    }

    @Test
    void an_axis_names_its_grid() {
        Html html = new Html();
        Strip.Axis.around0(0.3).write(html);
        assertThat(html.toString().replaceAll("<[^>]*>", " ").strip().split(" +"))
                .containsExactly("−30", "−15", "0", "15", "30");
    }
}
