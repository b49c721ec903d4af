package io.hamms.handler;

import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps of one conversation that are not finished: the current one, and those that follow. */
class PendingSteps {

    private @Nullable Step current;
    private @Nullable ArrayDeque<Step> following;

    /** Where steps are added instead; null for here. */
    private @Nullable List<Step> collected;

    /** Returns the step that runs or waits; null if there is none. */
    final @Nullable Step current() {
        return current;
    }

    /** Adds a step after all others; returns whether it is the current one. */
    final boolean append(Step step) {
        if (collected != null) {
            collected.add(step);
            return false;
        } else if (current == null) {
            current = step;
            return true;
        }
        following().add(step);
        return false;
    }

    /** Has steps added to a list; null for here again. */
    final void collect(@Nullable List<Step> steps) {
        collected = steps;
    }

    private ArrayDeque<Step> following() {
        if (following == null) {
            following = new ArrayDeque<>(2);
        }
        return following;
    }

    /** Goes on to the next step. */
    final void finishCurrent() {
        current = following == null ? null : following.poll();
    }

    /** Inserts steps before the current one or, if that is finished, in its place. */
    final void insert(List<Step> first, boolean isCurrentFinished) {
        if (!isCurrentFinished && current != null) {
            following().addFirst(current);
        }
        for (int i = first.size() - 1; i > 0; i--) {
            following().addFirst(first.get(i));
        }
        current = first.get(0);
    }

    /** Replaces all steps by one. */
    final void replaceAll(Step last, boolean isCurrentFinished) {
        if (!isCurrentFinished && current != null) {
            current.drop();
        }
        dropFollowing();
        current = last;
    }

    /** Returns whether all steps after the current one end the connection. */
    final boolean isOnlyEndFollowing() {
        return following == null
                || following.stream().allMatch(step -> step instanceof FinStep || step instanceof Step.Reset);
    }

    final void dropFollowing() {
        if (following != null) {
            following.forEach(Step::drop);
            following.clear();
        }
    }

    final void dropAll() {
        if (current != null) {
            current.drop();
            current = null;
        }
        dropFollowing();
        following = null;
    }
}
