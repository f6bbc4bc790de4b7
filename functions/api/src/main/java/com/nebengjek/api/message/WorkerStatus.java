package com.nebengjek.api.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.nebengjek.api.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Whether something is sent at all, as clients of the earlier sender say and hear it. */
public record WorkerStatus(@JsonProperty("workerStatus") Boolean running) {

    public WorkerStatus(@Nullable @JsonProperty("workerStatus") Boolean running) {
        this.running = Problem.required("workerStatus", running);
    }
}
