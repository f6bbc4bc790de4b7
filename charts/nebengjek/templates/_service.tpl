{{/* (root, workload, annotations, type, port): a Service in front of a Deployment. */}}
{{- define "nebengjek.service" -}}
{{- $root := first . -}}
{{- $workload := index . 1 -}}
apiVersion: v1
kind: Service
metadata:
  {{- include "nebengjek.metadata" (list $root $workload.name (index . 2)) | nindent 2 }}
spec:
  type: {{ index . 3 }}
  selector:
    {{- include "nebengjek.selector" (list $root $workload.name) | nindent 4 }}
  ports:
    - name: http
      port: {{ int (last .) }}
      targetPort: http
      protocol: TCP
    {{- if and (eq $workload.kind "edge") $root.Values.monitoring.serviceMonitor }}
    - name: metrics
      port: {{ int $root.Values.monitoring.port }}
      targetPort: metrics
      protocol: TCP
    {{- end }}
{{- end -}}

{{/* (root, workload, port): an Ingress to that Service. */}}
{{- define "nebengjek.ingress" -}}
{{- $workload := index . 1 -}}
{{- $ingress := $workload.ingress -}}
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  {{- include "nebengjek.metadata" (list (first .) $workload.name $ingress.annotations) | nindent 2 }}
spec:
  {{- with $ingress.className }}
  ingressClassName: {{ . }}
  {{- end }}
  {{- if $ingress.tlsSecret }}
  tls:
    - secretName: {{ $ingress.tlsSecret }}
      hosts:
        - {{ $ingress.host }}
  {{- end }}
  rules:
    - {{ with $ingress.host }}host: {{ . }}
      {{ end -}}
      http:
        paths:
          {{- range $ingress.paths }}
          - path: {{ . }}
            pathType: Prefix
            backend:
              service:
                name: {{ $workload.fullname }}
                port:
                  name: http
          {{- end }}
{{- end -}}

{{/* (root, workload, port): the same for the Gateway API. A socket lives as long as it likes. */}}
{{- define "nebengjek.httpRoute" -}}
{{- $workload := index . 1 -}}
{{- $route := $workload.httpRoute -}}
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  {{- include "nebengjek.metadata" (list (first .) $workload.name dict) | nindent 2 }}
spec:
  parentRefs:
    {{- toYaml $route.parentRefs | nindent 4 }}
  {{- with $route.hostnames }}
  hostnames:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  rules:
    - matches:
        {{- range $route.paths }}
        - path:
            type: PathPrefix
            value: {{ . }}
        {{- end }}
      {{- if eq $workload.kind "edge" }}
      timeouts:
        request: 0s
      {{- end }}
      backendRefs:
        - name: {{ $workload.fullname }}
          port: {{ int (last .) }}
{{- end -}}
