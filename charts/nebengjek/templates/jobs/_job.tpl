{{/*
root, name, hook (events, weight), account, token, module or image, args, user, env, files, resources, seconds.
A Job of one container that runs until it has worked, six times at most.
*/}}
{{- define "nebengjek.job" -}}
{{- $root := .root -}}
apiVersion: batch/v1
kind: Job
metadata:
  {{- include "nebengjek.metadata" (list $root .name (include "nebengjek.hook" .hook | fromYaml)) | nindent 2 }}
spec:
  backoffLimit: 6
  activeDeadlineSeconds: {{ .seconds }}
  template:
    metadata:
      labels:
        {{- include "nebengjek.selector" (list $root .name) | nindent 8 }}
        app.kubernetes.io/part-of: nebengjek
        app.kubernetes.io/component: job
    spec:
      {{- include "nebengjek.jobPod" . | nindent 6 }}
{{- end -}}

{{- define "nebengjek.jobPod" -}}
{{- $root := .root -}}
restartPolicy: Never
serviceAccountName: {{ .account }}
automountServiceAccountToken: {{ .token | default false }}
enableServiceLinks: false
{{- with $root.Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- with $root.Values.pods.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $root.Values.pods.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
securityContext:
  runAsNonRoot: true
  runAsUser: {{ int $root.Values.pods.runAsUser }}
  runAsGroup: {{ int $root.Values.pods.runAsUser }}
  fsGroup: {{ int $root.Values.pods.runAsUser }}
  seccompProfile:
    type: RuntimeDefault
{{- with .initContainers }}
initContainers:
  {{- toYaml . | nindent 2 }}
{{- end }}
containers:
  - name: {{ .name }}
    image: {{ .image }}
    imagePullPolicy: {{ $root.Values.image.pullPolicy }}
    {{- with .args }}
    args:
      {{- toYaml . | nindent 6 }}
    {{- end }}
    {{- with .env }}
    env:
      {{- toYaml . | nindent 6 }}
    {{- end }}
    resources:
      {{- toYaml .resources | nindent 6 }}
    securityContext:
      {{- include "nebengjek.containerSecurity" $root | nindent 6 }}
    volumeMounts:
      {{- toYaml .files.mounts | nindent 6 }}
volumes:
  {{- toYaml .files.volumes | nindent 2 }}
{{- end -}}
