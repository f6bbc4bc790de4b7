{{/* Before the jobs that need it, and once: an upgrade leaves it alone. */}}
{{- define "nebengjek.devHook" -}}
helm.sh/hook: pre-install
helm.sh/hook-weight: "-30"
helm.sh/hook-delete-policy: before-hook-creation
{{- end -}}

{{/* root, name, image, user, ports, data, run, args, env: a server of one process, its Service and who may reach it. */}}
{{- define "nebengjek.devServer" -}}
{{- $root := .root -}}
{{- $hook := include "nebengjek.devHook" . | fromYaml -}}
apiVersion: v1
kind: Service
metadata:
  {{- include "nebengjek.metadata" (list $root .name $hook) | nindent 2 }}
    app.kubernetes.io/component: dev
spec:
  selector:
    {{- include "nebengjek.selector" (list $root .name) | nindent 4 }}
  ports:
    {{- range .ports }}
    - {name: p{{ . }}, port: {{ . }}, targetPort: {{ . }}, protocol: TCP}
    {{- end }}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  {{- include "nebengjek.metadata" (list $root .name $hook) | nindent 2 }}
    app.kubernetes.io/component: dev
spec:
  replicas: 1
  strategy:
    type: Recreate
  selector:
    matchLabels:
      {{- include "nebengjek.selector" (list $root .name) | nindent 6 }}
  template:
    metadata:
      labels:
        {{- include "nebengjek.selector" (list $root .name) | nindent 8 }}
        app.kubernetes.io/component: dev
    spec:
      automountServiceAccountToken: false
      enableServiceLinks: false
      securityContext:
        runAsNonRoot: true
        runAsUser: {{ .user }}
        runAsGroup: {{ .user }}
        fsGroup: {{ .user }}
        seccompProfile:
          type: RuntimeDefault
      containers:
        - name: {{ .name }}
          image: {{ .image }}
          {{- with .args }}
          args:
            {{- toYaml . | nindent 12 }}
          {{- end }}
          {{- with .env }}
          env:
            {{- toYaml . | nindent 12 }}
          {{- end }}
          ports:
            {{- range .ports }}
            - {containerPort: {{ . }}, protocol: TCP}
            {{- end }}
          readinessProbe:
            tcpSocket: {port: {{ first .ports }}}
            periodSeconds: 2
          resources:
            requests: {cpu: 100m, memory: 128Mi}
            limits: {memory: 512Mi}
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities:
              drop: [ALL]
          volumeMounts:
            - {name: data, mountPath: {{ .data }}}
            {{- with .run }}
            - {name: run, mountPath: {{ . }}}
            {{- end }}
            - {name: tmp, mountPath: /tmp}
      volumes:
        - {name: data, emptyDir: {}}
        {{- if .run }}
        - {name: run, emptyDir: {}}
        {{- end }}
        - {name: tmp, emptyDir: {}}
{{- if $root.Values.networkPolicy.enabled }}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  {{- include "nebengjek.metadata" (list $root .name $hook) | nindent 2 }}
    app.kubernetes.io/component: dev
spec:
  podSelector:
    matchLabels:
      {{- include "nebengjek.selector" (list $root .name) | nindent 6 }}
  policyTypes: [Ingress, Egress]
  ingress:
    - from:
        - podSelector:
            matchLabels:
              app.kubernetes.io/instance: {{ $root.Release.Name }}
              app.kubernetes.io/part-of: nebengjek
      ports:
        - {port: {{ first .ports }}, protocol: TCP}
    {{- if ne .name "redis" }}
    # What KEDA reads.
    - from:
        {{- include "nebengjek.namespaces" (list $root.Values.networkPolicy.keda) | nindent 8 }}
      ports:
        - {port: {{ last .ports }}, protocol: TCP}
    {{- end }}
{{- end }}
{{- end -}}
