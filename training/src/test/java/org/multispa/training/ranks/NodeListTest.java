package org.multispa.training.ranks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class NodeListTest {
    @Test
    void the_first_machine_is_found_in_all_forms() {
        Map<String, String> first = Map.of(
                "node1", "node1",
                "node1,node2", "node1",
                "node[01-03,7]", "node01",
                "node[7,01-03]", "node7",
                "node[7]", "node7",
                "rack[1-2]n[04-09]", "rack1n04",
                "a-b[3,5]-ib,c[1-2]", "a-b3-ib",
                "login.cluster.example,node[1-2]", "login.cluster.example");
        first.forEach((list, host) -> assertThat(NodeList.first("L", list)).isEqualTo(host));
    }

    @Test
    void what_is_no_list_is_refused() {
        for (String list :
                List.of("", ",a", "n[", "n[]", "n[1", "n[a-b]", "n[1-]", "n[1,,2]", "n]1[", "a b", "n[[1]]")) {
            assertThatIllegalArgumentException()
                    .as(list)
                    .isThrownBy(() -> NodeList.first("SLURM_JOB_NODELIST", list))
                    .withMessageContaining("SLURM_JOB_NODELIST")
                    .withMessageContaining("'" + list + "'");
        }
    }
}
