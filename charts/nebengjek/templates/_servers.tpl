{{/* Where servers are and what their secrets are called: as the values say, or the trial's. */}}
{{- define "nebengjek.nats.url" -}}
{{- if .Values.dev.enabled -}}nats://{{ include "nebengjek.name" (list . "nats") }}:4222{{- else -}}{{ .Values.nats.url }}{{- end -}}
{{- end -}}

{{- define "nebengjek.nats.monitoring" -}}
{{- $endpoint := ternary (printf "%s:8222" (include "nebengjek.name" (list . "nats"))) .Values.nats.monitoring.endpoint .Values.dev.enabled -}}
{{- $parts := splitList ":" $endpoint -}}
{{- printf "%s:%s" (include "nebengjek.qualified" (list . (initial $parts | join ":"))) (last $parts) -}}
{{- end -}}

{{/* (root, host): as KEDA, which is in another namespace, has to call it. */}}
{{- define "nebengjek.qualified" -}}
{{- $host := last . -}}
{{- if or (contains "." $host) (contains ":" $host) -}}{{ $host }}{{- else -}}{{ $host }}.{{ (first .).Release.Namespace }}.svc{{- end -}}
{{- end -}}

{{- define "nebengjek.nats.mode" -}}
{{- if .Values.dev.enabled -}}none{{- else -}}{{ .Values.nats.auth.mode }}{{- end -}}
{{- end -}}

{{- define "nebengjek.postgres.url" -}}
{{- if .Values.dev.enabled -}}
postgresql://{{ include "nebengjek.name" (list . "postgres") }}:5432/nebengjek
{{- else -}}{{ .Values.postgres.url }}{{- end -}}
{{- end -}}

{{- define "nebengjek.postgres.secret" -}}
{{- if .Values.dev.enabled -}}{{ include "nebengjek.name" (list . "dev") }}{{- else -}}{{ .Values.postgres.existingSecret }}{{- end -}}
{{- end -}}

{{- define "nebengjek.postgres.sslMode" -}}
{{- if .Values.dev.enabled -}}disable{{- else -}}{{ .Values.postgres.sslMode }}{{- end -}}
{{- end -}}

{{- define "nebengjek.redis.url" -}}
{{- if .Values.dev.enabled -}}redis://{{ include "nebengjek.name" (list . "redis") }}:6379/0{{- else -}}{{ .Values.redis.url }}{{- end -}}
{{- end -}}

{{- define "nebengjek.role" -}}
nebengjek_{{ . | replace "-" "_" }}
{{- end -}}

{{/* (url, default port) */}}
{{- define "nebengjek.port" -}}
{{- regexFind ":[0-9]+" ((urlParse (first .)).host) | trimPrefix ":" | default (last .) -}}
{{- end -}}

{{/* The ports of all servers of NATS, one a line. */}}
{{- define "nebengjek.nats.ports" -}}
{{- range splitList "," (include "nebengjek.nats.url" .) }}
{{ include "nebengjek.port" (list (trim .) "4222") }}
{{- end }}
{{- end -}}
