package org.multispa.cli.experiment.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The order of steps: what an evaluation needs stands right before it, so that its figures come early.
final class Order {
    private final Map<String, Step> byId = new HashMap<>();
    private final Set<String> open = new LinkedHashSet<>();
    private final Set<String> done = new HashSet<>();
    private final List<Step> order = new ArrayList<>();

    private Order(List<Step> steps) {
        steps.forEach(step -> byId.put(step.id(), step));
    }

    /// @throws IllegalArgumentException if steps need each other in a circle, or one that is not there
    static List<Step> of(List<Step> steps) {
        Order order = new Order(steps);
        steps.stream().filter(step -> step.kind() == StepKind.EVALUATION).forEach(step -> order.visit(step.id()));
        steps.forEach(step -> order.visit(step.id()));
        return List.copyOf(order.order);
    }

    private void visit(String id) {
        if (done.contains(id)) {
            return;
        }
        Step step = byId.get(id);
        if (step == null) {
            throw new IllegalArgumentException("there is no step '" + id + "', which others need");
        }
        if (!open.add(id)) {
            throw new IllegalArgumentException("steps need each other in a circle: " + String.join(", ", open));
        }
        step.needs().forEach(this::visit);
        open.remove(id);
        done.add(id);
        order.add(step);
    }
}
