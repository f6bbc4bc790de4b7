{{/* (root, workload): a Deployment. Who scales it says how many: it has no number of replicas. */}}
{{- define "nebengjek.deployment" -}}
{{- $root := first . -}}
{{- $workload := last . -}}
{{- $preStop := dig "preStopSeconds" 0 $workload | int -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  {{- include "nebengjek.metadata" (list $root $workload.name dict) | nindent 2 }}
    app.kubernetes.io/component: {{ $workload.kind }}
spec:
  selector:
    matchLabels:
      {{- include "nebengjek.selector" (list $root $workload.name) | nindent 6 }}
  strategy:
    type: RollingUpdate
    rollingUpdate:
      maxUnavailable: {{ ternary "25%" 0 (eq $workload.kind "function") }}
      maxSurge: 1
  template:
    metadata:
      {{- include "nebengjek.podMetadata" . | nindent 6 }}
      {{- with $workload.podAnnotations }}
      annotations:
        {{- toYaml . | nindent 8 }}
      {{- end }}
    spec:
      terminationGracePeriodSeconds: {{ include "nebengjek.grace" $workload }}
      {{- include "nebengjek.podBasics" . | nindent 6 }}
      {{- include "nebengjek.placement" . | nindent 6 }}
      containers:
        - {{ include "nebengjek.container" . | nindent 10 | trim }}
          {{- if $preStop }}
          lifecycle:
            preStop:
              sleep:
                seconds: {{ $preStop }}
          {{- end }}
{{- end -}}

{{/* (workload): seconds from SIGTERM, or the hook before it, to SIGKILL. */}}
{{- define "nebengjek.grace" -}}
{{- if eq .kind "edge" -}}
{{- add .preStopSeconds .jitterSeconds .drainSeconds 10 -}}
{{- else -}}
{{- max (add .drainSeconds 10) .timeoutSeconds | int -}}
{{- end -}}
{{- end -}}

{{/* (root, workload): the HorizontalPodAutoscaler of a Deployment that answers people. */}}
{{- define "nebengjek.autoscaler" -}}
{{- $root := first . -}}
{{- $workload := last . -}}
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  {{- include "nebengjek.metadata" (list $root $workload.name dict) | nindent 2 }}
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: {{ $workload.fullname }}
  minReplicas: {{ max 1 $workload.minReplicas }}
  maxReplicas: {{ int $workload.maxReplicas }}
  metrics:
    - type: Resource
      resource:
        name: cpu
        target:
          type: Utilization
          averageUtilization: {{ int $workload.cpuPercent }}
{{- end -}}
