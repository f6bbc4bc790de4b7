{{/* (root, workload): who may call it. A kubelet always may. */}}
{{- define "nebengjek.ingressRules" -}}
{{- $values := (first .).Values -}}
{{- $workload := last . -}}
{{- $callers := $values.networkPolicy.callers -}}
{{- if eq $workload.kind "function" }}{{ $callers = concat $callers $values.networkPolicy.eventing }}{{ end }}
- from:
    {{- include "nebengjek.namespaces" $callers | nindent 4 }}
    {{- if eq $workload.kind "http" }}
    - podSelector:
        matchLabels:
          {{- include "nebengjek.selector" (list (first .) "edge") | nindent 10 }}
    {{- end }}
  ports:
    - {port: {{ int $workload.port }}, protocol: TCP}
    {{- if eq $workload.runtime "knative" }}
    # Knative's queue proxy in front of it, and what it measures.
    - {port: 8012, protocol: TCP}
    - {port: 8013, protocol: TCP}
    - {port: 8112, protocol: TCP}
    - {port: 9090, protocol: TCP}
    {{- end }}
{{- if $values.networkPolicy.monitoring }}
- from:
    {{- include "nebengjek.namespaces" $values.networkPolicy.monitoring | nindent 4 }}
  ports:
    - {port: {{ include "nebengjek.metricsPort" (list $values $workload) }}, protocol: TCP}
{{- end }}
{{- end -}}

{{/* (values, workload): a function, which nobody outside reaches, shows its metrics beside its probes. */}}
{{- define "nebengjek.metricsPort" -}}
{{- ternary (last .).port (first .).monitoring.port (eq (last .).kind "function") | int -}}
{{- end -}}

{{- define "nebengjek.namespaces" -}}
- namespaceSelector:
    matchExpressions:
      - key: kubernetes.io/metadata.name
        operator: In
        values:
          {{- toYaml . | nindent 10 }}
{{- end -}}

{{- define "nebengjek.dnsRule" -}}
- ports:
    - {port: 53, protocol: UDP}
    - {port: 53, protocol: TCP}
{{- end -}}

{{/* (root, uses): NATS, and what else a process uses. */}}
{{- define "nebengjek.egressRules" -}}
{{- $root := first . -}}
{{- $uses := last . -}}
{{- $postgres := include "nebengjek.port" (list (include "nebengjek.postgres.url" $root) "5432") -}}
{{- $redis := list (include "nebengjek.port" (list (include "nebengjek.redis.url" $root) "6379")) -}}
{{- if not $root.Values.dev.enabled -}}
  {{- range $root.Values.redis.cluster }}{{ $redis = append $redis (regexFind "[0-9]+$" .) }}{{ end -}}
{{- end -}}
{{ include "nebengjek.dnsRule" $root }}
{{ include "nebengjek.egressRule" (list $root "nats" (splitList "\n" (include "nebengjek.nats.ports" $root))) }}
{{- if has "postgres" $uses }}
{{ include "nebengjek.egressRule" (list $root "postgres" (list $postgres)) }}
{{- end }}
{{- if has "redis" $uses }}
{{ include "nebengjek.egressRule" (list $root "redis" $redis) }}
{{- end }}
{{- end -}}

{{/* (root, server, ports) */}}
{{- define "nebengjek.egressRule" -}}
{{- $root := first . -}}
{{- $server := index . 1 -}}
- ports:
    {{- range last . | compact | uniq }}
    - {port: {{ int . }}, protocol: TCP}
    {{- end }}
  {{- if $root.Values.dev.enabled }}
  to:
    - podSelector:
        matchLabels:
          {{- include "nebengjek.selector" (list $root $server) | nindent 10 }}
  {{- else if get $root.Values.networkPolicy $server }}
  to:
    {{- toYaml (get $root.Values.networkPolicy $server) | nindent 4 }}
  {{- end }}
{{- end -}}

{{/* The edge fetches the keys of tokens from the api: itself, or by way of Knative's gateway. */}}
{{- define "nebengjek.keysRule" -}}
{{- if .Values.edge.jwkSetUri -}}
- ports:
    - {port: 443, protocol: TCP}
    - {port: 80, protocol: TCP}
{{- else -}}
- to:
    - podSelector:
        matchLabels:
          {{- include "nebengjek.selector" (list . "api") | nindent 10 }}
    {{- include "nebengjek.namespaces" .Values.networkPolicy.callers | nindent 4 }}
{{- end -}}
{{- end -}}
