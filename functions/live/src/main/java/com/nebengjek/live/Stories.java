package com.nebengjek.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What has happened to each request, from its beginning to the receipt: the events that a page needs to know how things
 * are. Stories that go on are kept, and the last of those that ended; neither without a bound. For one thread.
 */
final class Stories {

    private static final int LONGEST = 500;

    private final int mostOpen;
    private final int mostEnded;
    private final Map<String, Story> byId = new HashMap<>();
    private final Set<Story> open = new LinkedHashSet<>();
    private final Deque<Story> ended = new ArrayDeque<>();

    private static final class Story {
        private final Set<String> ids = new LinkedHashSet<>();
        private final Set<String> seen = new LinkedHashSet<>();
        private final List<LiveEvent> events = new ArrayList<>();
        private boolean over;
    }

    Stories(int mostOpen, int mostEnded) {
        this.mostOpen = mostOpen;
        this.mostEnded = mostEnded;
    }

    /** Whether the event is new; one that belongs to no story always is. */
    boolean add(LiveEvent event) {
        List<String> ids = event.storyIds();
        if (ids.isEmpty()) {
            return true;
        }
        Story story = ids.stream().map(byId::get).filter(Objects::nonNull).findFirst().orElseGet(this::begin);
        ids.stream().filter(story.ids::add).forEach(id -> byId.put(id, story));
        return add(story, event);
    }

    private Story begin() {
        Story story = new Story();
        open.add(story);
        if (open.size() > mostOpen) {
            forget(open.iterator().next());
        }
        return story;
    }

    private boolean add(Story story, LiveEvent event) {
        if (story.seen.contains(event.id())) {
            return false;
        }
        if (story.events.size() < LONGEST || event.endsStory()) {
            story.seen.add(event.id());
            story.events.add(event);
        }
        if (event.endsStory() && !story.over) {
            end(story);
        }
        return true;
    }

    private void end(Story story) {
        story.over = true;
        open.remove(story);
        ended.add(story);
        while (ended.size() > mostEnded) {
            forget(ended.remove());
        }
    }

    private void forget(Story story) {
        open.remove(story);
        story.ids.forEach(id -> byId.remove(id, story));
    }

    /** Those that ended first, each in the order in which it happened. */
    List<LiveEvent> events() {
        return Stream.concat(ended.stream(), open.stream())
                .flatMap(story -> story.events.stream())
                .toList();
    }
}
