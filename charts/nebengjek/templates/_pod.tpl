{{/* Pod Security Standard "restricted", all of it that stands on a container. */}}
{{- define "nebengjek.containerSecurity" -}}
runAsNonRoot: true
runAsUser: {{ int .Values.pods.runAsUser }}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{/* (name, secret, items): a volume of a Secret's keys; all of them when there are no items. */}}
{{- define "nebengjek.secretVolume" -}}
- name: {{ first . }}
  secret:
    secretName: {{ index . 1 }}
    defaultMode: 0444
    {{- with last . }}
    items:
      {{- toYaml . | nindent 6 }}
    {{- end }}
{{- end -}}

{{/* (root, user, uses): a JSON map of volumes and mounts with what connecting needs, and somewhere to write. */}}
{{- define "nebengjek.files" -}}
{{- $root := first . -}}
{{- $user := index . 1 -}}
{{- $uses := last . -}}
{{- $values := $root.Values -}}
{{- $outside := not $values.dev.enabled -}}
{{- $mounts := list (dict "name" "tmp" "mountPath" "/tmp") -}}
{{- $volumes := list (dict "name" "tmp" "emptyDir" dict) -}}
{{- $secrets := list -}}
{{- if has (include "nebengjek.nats.mode" $root) (list "nkey" "credentials") -}}
  {{- $secrets = append $secrets (dict "name" "nats" "secret" $values.nats.auth.existingSecret "items" (list (dict "key" $user "path" "user"))) -}}
{{- end -}}
{{- if and $outside $values.nats.tls.existingSecret -}}
  {{- $secrets = append $secrets (dict "name" "nats-tls" "secret" $values.nats.tls.existingSecret) -}}
{{- end -}}
{{- range $server := $uses -}}
  {{- with (get $values $server).tls.existingSecret -}}
    {{- if $outside -}}{{- $secrets = append $secrets (dict "name" (printf "%s-tls" $server) "secret" .) -}}{{- end -}}
  {{- end -}}
{{- end -}}
{{- if and (eq $user "api") $outside $values.api.existingSecret -}}
  {{- $secrets = append $secrets (dict "name" "api" "secret" $values.api.existingSecret "items" (list (dict "key" "jwks.json" "path" "jwks.json"))) -}}
{{- end -}}
{{- range $secrets -}}
  {{- $mounts = append $mounts (dict "name" .name "mountPath" (printf "/etc/nebengjek/%s" .name) "readOnly" true) -}}
  {{- $volumes = concat $volumes (include "nebengjek.secretVolume" (list .name .secret (.items | default list)) | fromYamlArray) -}}
{{- end -}}
{{- toJson (dict "mounts" $mounts "volumes" $volumes) -}}
{{- end -}}

{{/* (workload): alive whatever happens to the servers, ready when connected. Knative probes readiness in its own rhythm. */}}
{{- define "nebengjek.probes" -}}
{{- $knative := eq .runtime "knative" -}}
startupProbe:
  httpGet: {path: /healthz, port: {{ int .port }}}
  periodSeconds: 1
  failureThreshold: 60
livenessProbe:
  httpGet: {path: /healthz, port: {{ int .port }}}
  periodSeconds: 10
  timeoutSeconds: 3
  failureThreshold: 3
readinessProbe:
  httpGet: {path: /readyz, port: {{ int .port }}}
  {{- if not $knative }}
  periodSeconds: 2
  timeoutSeconds: 2
  {{- end }}
{{- end -}}

{{/* (root, workload): its one container. */}}
{{- define "nebengjek.container" -}}
{{- $root := first . -}}
{{- $workload := last . -}}
{{- $knative := eq $workload.runtime "knative" -}}
name: {{ ternary "user-container" $workload.name $knative }}
image: {{ include "nebengjek.image" (list $root $workload.module $workload.image) }}
imagePullPolicy: {{ $root.Values.image.pullPolicy }}
ports:
  - name: http{{ if $knative }}1{{ end }}
    containerPort: {{ int $workload.port }}
    protocol: TCP
  {{- if not (or $knative (eq $workload.kind "function")) }}
  - name: metrics
    containerPort: {{ int $root.Values.monitoring.port }}
    protocol: TCP
  {{- end }}
env:
  {{- include "nebengjek.environment" (list $root $workload) | trim | nindent 2 }}
{{ include "nebengjek.probes" $workload }}
resources:
  {{- toYaml $workload.resources | nindent 2 }}
securityContext:
  {{- include "nebengjek.containerSecurity" $root | nindent 2 }}
volumeMounts:
  {{- toYaml (include "nebengjek.files" (list $root $workload.name $workload.uses) | fromJson).mounts | nindent 2 }}
  {{- with $workload.extraVolumeMounts }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- end -}}

{{/* (root, workload): what a pod has around its container, under Knative and as a Deployment alike. */}}
{{- define "nebengjek.podBasics" -}}
{{- $root := first . -}}
{{- $workload := last . -}}
serviceAccountName: {{ include "nebengjek.serviceAccount" . }}
automountServiceAccountToken: false
enableServiceLinks: false
{{- with $root.Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
volumes:
  {{- toYaml (include "nebengjek.files" (list $root $workload.name $workload.uses) | fromJson).volumes | nindent 2 }}
  {{- with $workload.extraVolumes }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- end -}}

{{- define "nebengjek.serviceAccount" -}}
{{- $root := first . -}}
{{- if $root.Values.serviceAccounts.create -}}{{ (last .).fullname }}{{- else -}}default{{- end -}}
{{- end -}}

{{/* (root, component) */}}
{{- define "nebengjek.topologySpread" -}}
{{- range $key, $skew := dict "kubernetes.io/hostname" 1 "topology.kubernetes.io/zone" 1 }}
- topologyKey: {{ $key }}
  maxSkew: {{ $skew }}
  whenUnsatisfiable: ScheduleAnyway
  labelSelector:
    matchLabels:
      {{- include "nebengjek.selector" $ | nindent 6 }}
{{- end }}
{{- end -}}

{{/* (root, workload): where the pod goes; under Knative what knative.features allows. */}}
{{- define "nebengjek.placement" -}}
{{- $root := first . -}}
{{- $workload := last . -}}
{{- $pods := $root.Values.pods -}}
{{- $knative := eq $workload.runtime "knative" -}}
{{- $allowed := $root.Values.knative.features -}}
{{- with $pods.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $pods.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $pods.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $pods.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- if and $pods.topologySpread (or (not $knative) $allowed.topologySpread) }}
topologySpreadConstraints:
  {{- include "nebengjek.topologySpread" (list $root $workload.name) | trim | nindent 2 }}
{{- end }}
{{- if or (not $knative) $allowed.podSecurityContext }}
securityContext:
  runAsNonRoot: true
  runAsUser: {{ int $pods.runAsUser }}
  runAsGroup: {{ int $pods.runAsUser }}
  fsGroup: {{ int $pods.runAsUser }}
  {{- if not $knative }}
  seccompProfile:
    type: RuntimeDefault
  {{- end }}
{{- end }}
{{- end -}}

{{/* (root, workload): labels of a pod: no version, which would make a new revision of what has not changed. */}}
{{- define "nebengjek.podMetadata" -}}
{{- $root := first . -}}
{{- $workload := last . -}}
labels:
  {{- include "nebengjek.selector" (list $root $workload.name) | nindent 2 }}
  app.kubernetes.io/part-of: nebengjek
  app.kubernetes.io/component: {{ $workload.kind }}
  {{- with $workload.podLabels }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- end -}}

{{/* (object as YAML, merge): an object with what a value wants otherwise. */}}
{{- define "nebengjek.render" -}}
{{- include "nebengjek.merged" (list (first . | fromYaml) (last .)) | fromJson | toYaml -}}
{{- end -}}
