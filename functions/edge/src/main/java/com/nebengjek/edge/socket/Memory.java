package com.nebengjek.edge.socket;

import com.nebengjek.edge.outbound.Delivery;
import com.nebengjek.edge.outbound.Story;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a socket remembers of its latest events and frames, so that what comes back can be told to belong to them. */
final class Memory {

    private final Recent<String> frames;
    private final Recent<Story> stories;

    Memory(int size) {
        this.frames = new Recent<>(size);
        this.stories = new Recent<>(size);
    }

    void sent(UUID event, @Nullable String frameId) {
        if (frameId != null) {
            frames.put(event.toString(), frameId);
        }
    }

    void learned(Delivery delivery) {
        delivery.ids().forEach(id -> stories.put(id, delivery.story()));
    }

    /** The frame that an event was made from. */
    @Nullable String frameOf(String event) {
        return frames.get(event);
    }

    /** The story in which the client learned of an offer, request or ride. */
    Story storyOf(@Nullable UUID about) {
        Story story = about == null ? null : stories.get(about.toString());
        return story == null ? Story.NEW : story;
    }
}
