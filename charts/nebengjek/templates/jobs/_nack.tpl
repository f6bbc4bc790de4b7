{{/* A duration as Go writes it: 7d is 168h. */}}
{{- define "nebengjek.duration" -}}
{{- if hasSuffix "d" . -}}{{ mul (trimSuffix "d" . | int) 24 }}h{{- else -}}{{ . }}{{- end -}}
{{- end -}}

{{/* A size in bytes; 1 KB is 1024. */}}
{{- define "nebengjek.bytes" -}}
{{- $units := dict "B" 1 "KB" 1024 "MB" 1048576 "GB" 1073741824 "TB" 1099511627776 -}}
{{- $unit := regexFind "[A-Z]+$" . -}}
{{- mul (trimSuffix $unit . | trim | int64) (get $units $unit) -}}
{{- end -}}

{{/* A limit, where unlimited is -1. */}}
{{- define "nebengjek.limit" -}}
{{- if eq (toString .) "unlimited" -}}-1{{- else -}}{{ int64 . }}{{- end -}}
{{- end -}}

{{/* root, name, settings, subjects: a stream. */}}
{{- define "nebengjek.stream" -}}
{{- $own := .settings -}}
apiVersion: jetstream.nats.io/v1beta2
kind: Stream
metadata:
  {{- include "nebengjek.metadata" (list .root (printf "stream-%s" (.name | lower | replace "_" "-")) dict) | nindent 2 }}
spec:
  name: {{ .name }}
  subjects:
    {{- toYaml .subjects | nindent 4 }}
  retention: {{ $own.retention | replace "-" "" }}
  storage: {{ $own.storage }}
  replicas: {{ .root.Values.topology.replicas | default $own.replicas | int }}
  maxAge: {{ include "nebengjek.duration" (get $own "max-age") }}
  maxBytes: {{ include "nebengjek.bytes" (get $own "max-bytes") }}
  maxMsgs: {{ include "nebengjek.limit" (get $own "max-messages") }}
  maxMsgsPerSubject: {{ include "nebengjek.limit" (get $own "max-messages-per-subject") }}
  discard: {{ $own.discard }}
  duplicateWindow: {{ include "nebengjek.duration" (get $own "duplicate-window") }}
  allowDirect: {{ get $own "allow-direct" }}
  # Uninstalling the chart removes no event.
  preventDelete: true
  {{- with .more }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- end -}}

{{/* root, function, stream, settings: a durable. */}}
{{- define "nebengjek.consumer" -}}
{{- $own := .settings -}}
{{- $name := printf "%s-%s" .function (.stream | lower) -}}
apiVersion: jetstream.nats.io/v1beta2
kind: Consumer
metadata:
  {{- include "nebengjek.metadata" (list .root (printf "consumer-%s" ($name | replace "_" "-")) dict) | nindent 2 }}
spec:
  durableName: {{ $name }}
  streamName: {{ .stream }}
  {{- if eq (len $own.filters) 1 }}
  filterSubject: {{ first $own.filters }}
  {{- else }}
  filterSubjects:
    {{- toYaml $own.filters | nindent 4 }}
  {{- end }}
  deliverPolicy: {{ ternary "lastPerSubject" $own.deliver (eq $own.deliver "last-per-subject") }}
  ackPolicy: {{ $own.ack }}
  replayPolicy: {{ $own.replay }}
  ackWait: {{ include "nebengjek.duration" (get $own "ack-wait") }}
  maxDeliver: {{ include "nebengjek.limit" (get $own "max-deliver") }}
  maxAckPending: {{ include "nebengjek.limit" (get $own "max-ack-pending") }}
  preventDelete: true
{{- end -}}
