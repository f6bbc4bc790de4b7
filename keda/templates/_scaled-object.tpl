{{/*
A whole ScaledObject.

  name      of the object
  labels    a map
  target    its scaleTargetRef, a map
  scaling   pollSeconds, cooldownSeconds, initialCooldownSeconds, minReplicas, maxReplicas, scaleUpSeconds, scaleDownSeconds
  triggers  a list, each made by one of the templates keda.trigger.*

`advanced` always has a horizontalPodAutoscalerConfig: without it autoscaler-keda ends, for all of the cluster.
*/}}
{{- define "keda.scaledObject" -}}
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata:
  name: {{ .name }}
  {{- with .labels }}
  labels:
    {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  scaleTargetRef:
    {{- toYaml .target | nindent 4 }}
  pollingInterval: {{ int .scaling.pollSeconds }}
  cooldownPeriod: {{ int .scaling.cooldownSeconds }}
  initialCooldownPeriod: {{ int .scaling.initialCooldownSeconds }}
  minReplicaCount: {{ int .scaling.minReplicas }}
  maxReplicaCount: {{ int .scaling.maxReplicas }}
  advanced:
    restoreToOriginalReplicaCount: false
    horizontalPodAutoscalerConfig:
      behavior:
        scaleUp:
          stabilizationWindowSeconds: {{ int .scaling.scaleUpSeconds }}
          selectPolicy: Max
          policies:
            - type: Percent
              value: 100
              periodSeconds: 15
            - type: Pods
              value: 4
              periodSeconds: 15
        scaleDown:
          stabilizationWindowSeconds: {{ int .scaling.scaleDownSeconds }}
          selectPolicy: Max
          policies:
            - type: Percent
              value: 100
              periodSeconds: 15
  triggers:
    {{- toYaml .triggers | nindent 4 }}
{{- end -}}

{{/*
The same object as the value of a Knative Service's annotation. The extension writes the revision into name and target, and
the annotation max-scale into maxReplicaCount.
*/}}
{{- define "keda.annotation" -}}
{{- include "keda.scaledObject" . | fromYaml | toJson -}}
{{- end -}}

{{/* The name of that annotation. */}}
{{- define "keda.annotationName" -}}
autoscaling.knative.dev/scaled-object-override
{{- end -}}
