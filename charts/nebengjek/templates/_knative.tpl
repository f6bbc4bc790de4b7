{{/* (root, workload, annotations of the revision): a Knative Service. */}}
{{- define "nebengjek.knativeService" -}}
{{- $root := first . -}}
{{- $workload := index . 1 -}}
{{- $both := list $root $workload -}}
apiVersion: serving.knative.dev/v1
kind: Service
metadata:
  {{- include "nebengjek.metadata" (list $root $workload.name dict) | nindent 2 }}
    app.kubernetes.io/component: {{ $workload.kind }}
    {{- if not $workload.public }}
    networking.knative.dev/visibility: cluster-local
    {{- end }}
spec:
  template:
    metadata:
      {{- include "nebengjek.podMetadata" $both | nindent 6 }}
      annotations:
        {{- toYaml (merge (dict) (last .) $workload.podAnnotations) | nindent 8 }}
    spec:
      timeoutSeconds: {{ int $workload.timeoutSeconds }}
      responseStartTimeoutSeconds: {{ int $workload.timeoutSeconds }}
      {{- if eq $workload.kind "edge" }}
      idleTimeoutSeconds: 0
      {{- end }}
      {{- include "nebengjek.podBasics" $both | nindent 6 }}
      {{- include "nebengjek.placement" $both | nindent 6 }}
      containers:
        - {{ include "nebengjek.container" $both | nindent 10 | trim }}
{{- end -}}
