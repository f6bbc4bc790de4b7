{{/* (root, workload): its triggers for KEDA, as a YAML list. */}}
{{- define "nebengjek.triggers" -}}
{{- $root := first . -}}
{{- $workload := last . -}}
{{- if eq $workload.trigger.type "postgresql" -}}
- {{ include "keda.trigger.postgresql" (include "nebengjek.rowsTrigger" . | fromYaml) | nindent 2 | trim }}
{{- else -}}
{{- include "nebengjek.lagTriggers" (list $root $workload.name (include "keda.threshold" $workload) $workload.activationLagThreshold) -}}
{{- end -}}
{{- range include "nebengjek.wakers" . | fromJsonArray }}
{{ include "nebengjek.lagTriggers" (list $root . (include "keda.thresholdOfWaking" $root) 0) -}}
{{- end -}}
{{- end -}}

{{/* (root, function, threshold, activationThreshold): a trigger for each of its consumers, as a YAML list. */}}
{{- define "nebengjek.lagTriggers" -}}
{{- $root := index . 0 -}}
{{- $threshold := index . 2 -}}
{{- $activationThreshold := index . 3 -}}
{{- $topology := include "nebengjek.topology" $root | fromYaml -}}
{{- range (include "nebengjek.consumers" (list $topology (index . 1)) | fromJson).items }}
- {{ include "keda.trigger.nats-jetstream" (dict
      "endpoint" (include "nebengjek.nats.monitoring" $root)
      "https" (and $root.Values.nats.monitoring.https (not $root.Values.dev.enabled))
      "account" (ternary "$G" $root.Values.nats.monitoring.account $root.Values.dev.enabled)
      "stream" .stream
      "consumer" .name
      "threshold" $threshold
      "activationThreshold" $activationThreshold) | nindent 2 | trim }}
{{- end }}
{{- end -}}

{{/* (root, workload): the enabled functions that it wakes with, as a JSON array. What waits for a disabled one waits for ever. */}}
{{- define "nebengjek.wakers" -}}
{{- $enabled := list -}}
{{- range (include "nebengjek.workloads" (first .) | fromJson).items -}}
  {{- if eq .kind "function" }}{{ $enabled = append $enabled .name }}{{ end -}}
{{- end -}}
{{- $wakers := list -}}
{{- range (last .).wakesWith -}}
  {{- if has . $enabled }}{{ $wakers = append $wakers . }}{{ end -}}
{{- end -}}
{{- toJson $wakers -}}
{{- end -}}

{{/* (root, workload): what a postgresql trigger needs to know. */}}
{{- define "nebengjek.rowsTrigger" -}}
{{- $root := first . -}}
{{- $workload := last . -}}
{{- $url := include "nebengjek.postgres.url" $root -}}
name: {{ $workload.name }}
host: {{ include "nebengjek.qualified" (list $root (regexReplaceAll ":[0-9]+$" (urlParse $url).host "")) }}
port: {{ include "nebengjek.port" (list $url "5432") }}
database: {{ (urlParse $url).path | trimPrefix "/" }}
user: {{ include "nebengjek.role" $workload.name }}
sslMode: {{ include "nebengjek.postgres.sslMode" $root }}
query: {{ $workload.trigger.query | quote }}
threshold: {{ include "keda.threshold" $workload }}
activationThreshold: {{ int $workload.activationLagThreshold }}
authentication: {{ $workload.fullname }}
{{- end -}}

{{/* (root, workload): what keda.scaledObject and keda.annotation take; of an annotation, the extension replaces the labels. */}}
{{- define "nebengjek.scaledObject" -}}
{{- $root := first . -}}
{{- $workload := last . -}}
{{- $target := dict "apiVersion" "apps/v1" "kind" "Deployment" "name" $workload.fullname -}}
{{- toJson (dict
  "name" $workload.fullname
  "labels" (ternary dict (include "nebengjek.labels" (list $root $workload.name) | fromYaml) (eq $workload.runtime "knative"))
  "target" $target
  "scaling" $workload
  "triggers" (include "nebengjek.triggers" . | fromYamlArray)) -}}
{{- end -}}
