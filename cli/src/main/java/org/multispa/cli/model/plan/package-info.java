/// `model plan`: what samples cost a model. Entry point: [org.multispa.cli.model.plan.PlanCommand].
@NullMarked
package org.multispa.cli.model.plan;

import org.jspecify.annotations.NullMarked;
