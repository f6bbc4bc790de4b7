package com.nebengjek.message.deliver;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Makes batches of single calls: what is called while a batch is under way is the next one.
 *
 * <p>So a lone call waits for nobody, and the more there are, the fewer statements each costs. A batch that a database
 * refuses for what is in it is done again one by one, and only the guilty call fails.
 *
 * @param <I> what is called with
 * @param <O> what is answered
 */
final class Gathering<I, O> {

    private final int most;
    private final Function<List<I>, Mono<List<O>>> work;
    private final AtomicReference<@Nullable Call<I, O>> latest = new AtomicReference<>();
    private final AtomicBoolean busy = new AtomicBoolean();

    private record Call<I, O>(I input, Sinks.One<O> answer, @Nullable Call<I, O> earlier) {}

    /**
     * @param most calls of one batch
     * @param work answers each input of a batch, in their order
     */
    Gathering(int most, Function<List<I>, Mono<List<O>>> work) {
        this.most = most;
        this.work = work;
    }

    /** Answers, or fails as the batch did in which it was. */
    Mono<O> call(I input) {
        return Mono.defer(() -> {
            Sinks.One<O> answer = Sinks.one();
            latest.updateAndGet(earlier -> new Call<>(input, answer, earlier));
            workOn();
            return answer.asMono();
        });
    }

    private void workOn() {
        while (latest.get() != null && busy.compareAndSet(false, true)) {
            List<Call<I, O>> calls = inOrder(latest.getAndSet(null));
            if (!calls.isEmpty()) {
                Flux.fromIterable(calls).buffer(most).concatMap(this::batch).subscribe(done -> {}, fault -> over(), this::over);
                return;
            }
            busy.set(false);
        }
    }

    private void over() {
        busy.set(false);
        workOn();
    }

    private static <I, O> List<Call<I, O>> inOrder(@Nullable Call<I, O> latest) {
        List<Call<I, O>> calls = new ArrayList<>();
        for (Call<I, O> call = latest; call != null; call = call.earlier()) {
            calls.add(call);
        }
        Collections.reverse(calls);
        return calls;
    }

    private Mono<Void> batch(List<Call<I, O>> calls) {
        return Mono.defer(() -> work.apply(calls.stream().map(Call::input).toList()))
                .doOnNext(answers -> answer(calls, answers))
                .then()
                .onErrorResume(fault -> calls.size() > 1 && isOfTheData(fault)
                        ? Flux.fromIterable(calls).concatMap(call -> batch(List.of(call))).then()
                        : Mono.fromRunnable(() -> calls.forEach(call -> call.answer().tryEmitError(fault))));
    }

    private static <I, O> void answer(List<Call<I, O>> calls, List<O> answers) {
        for (int i = 0; i < calls.size(); i++) {
            calls.get(i).answer().tryEmitValue(answers.get(i));
        }
    }

    /** Whether a database is there and refuses what it was asked for. */
    static boolean isOfTheData(Throwable fault) {
        return fault instanceof NonTransientDataAccessException
                && !(fault instanceof NonTransientDataAccessResourceException);
    }
}
