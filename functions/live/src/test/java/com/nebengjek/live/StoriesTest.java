package com.nebengjek.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class StoriesTest {

    private final Stories stories = new Stories(3, 1);
    private int ids;

    @Test
    void events_that_share_an_id_tell_the_same_story() {
        tell("match.request", "{'request_id':'r'}");
        tell("match.proposal", "{'request_id':'r','match_id':'m'}");
        tell("match.request", "{'request_id':'other'}");
        tell("ride.created", "{'match_id':'m','ride_id':'t'}");
        tell("ride.started", "{'ride':{'ride_id':'t'}}");

        assertThat(kinds())
                .containsExactly("match.request", "match.proposal", "ride.created", "ride.started", "match.request");
    }

    @Test
    void an_event_is_told_once() {
        LiveEvent event = event("match.request", "{'request_id':'r'}");

        assertThat(stories.add(event)).isTrue();
        assertThat(stories.add(event)).isFalse();
        assertThat(kinds()).hasSize(1);
    }

    @Test
    void what_belongs_to_no_story_is_passed_on_and_not_kept() {
        assertThat(stories.add(event("match.refused", "{'user_id':'u'}"))).isTrue();

        assertThat(kinds()).isEmpty();
    }

    @Test
    void of_the_stories_that_ended_the_last_ones_are_kept() {
        for (String ride : List.of("a", "b", "c")) {
            tell("ride.created", "{'ride_id':'%s'}".formatted(ride));
            tell("ride.cancelled", "{'ride':{'ride_id':'%s'}}".formatted(ride));
        }

        assertThat(stories.events()).extracting(event -> event.storyIds().getFirst()).containsExactly("c", "c");
    }

    @Test
    void of_more_stories_than_may_be_open_the_oldest_is_forgotten() {
        for (String request : List.of("a", "b", "c", "d")) {
            tell("match.request", "{'request_id':'%s'}".formatted(request));
        }

        assertThat(stories.events())
                .extracting(event -> event.storyIds().getFirst())
                .containsExactly("b", "c", "d");
    }

    @Test
    void a_story_does_not_grow_for_ever_and_its_end_is_kept_all_the_same() {
        for (int i = 0; i < 2_000; i++) {
            tell("location.aggregate", "{'ride_id':'t'}");
        }
        tell("ride.completed", "{'ride':{'ride_id':'t'}}");

        assertThat(stories.events()).hasSizeLessThan(1_000).last().matches(LiveEvent::endsStory);
    }

    private void tell(String kind, String data) {
        stories.add(event(kind, data));
    }

    private LiveEvent event(String kind, String data) {
        return new LiveEvent(
                Integer.toString(++ids), kind, "", JsonMapper.shared().readTree(data.replace('\'', '"')));
    }

    private List<String> kinds() {
        return stories.events().stream().map(LiveEvent::kind).collect(Collectors.toList());
    }
}
