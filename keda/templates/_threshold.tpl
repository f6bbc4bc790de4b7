{{/*
Of a trigger that wakes the first process and asks for no second one: more than ever waits.
*/}}
{{- define "keda.thresholdOfWaking" -}}
1000000000
{{- end -}}

{{/*
How many events are for one process: what was given (lagThreshold), or as many as one process handles in drainWithinSeconds
at the rate that was measured (eventsPerSecond).
*/}}
{{- define "keda.threshold" -}}
{{- if hasKey . "lagThreshold" -}}
{{- int .lagThreshold -}}
{{- else -}}
{{- ceil (mulf .eventsPerSecond .drainWithinSeconds) | int -}}
{{- end -}}
{{- end -}}
