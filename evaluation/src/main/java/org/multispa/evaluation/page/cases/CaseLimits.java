package org.multispa.evaluation.page.cases;

/// How much of a run a page shows.
///
/// @param cases the most questions
/// @param side the longer side of their images' copies, pixels
/// @param imageBytes the most bytes of all copies together; images beyond are left out
public record CaseLimits(int cases, int side, long imageBytes) {
    /// 78 questions, three for each subtask, and a page of at most about 10 MB.
    public static final CaseLimits DEFAULT = new CaseLimits(78, 480, 7_000_000);

    public CaseLimits {
        if (cases < 0 || side < 1 || imageBytes < 0) {
            throw new IllegalArgumentException("limits must not be negative and images have a side, found " + cases
                    + ", " + side + ", " + imageBytes);
        }
    }
}
