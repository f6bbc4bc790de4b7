{{- define "nebengjek.fullname" -}}
{{- .Values.fullnameOverride | default .Release.Name -}}
{{- end -}}

{{/* (root, component): the name of a component's objects. */}}
{{- define "nebengjek.name" -}}
{{- printf "%s-%s" (include "nebengjek.fullname" (first .)) (last .) -}}
{{- end -}}

{{- define "nebengjek.chart" -}}
{{- printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" -}}
{{- end -}}

{{/* What does not change from release to release. */}}
{{- define "nebengjek.selector" -}}
app.kubernetes.io/name: {{ last . }}
app.kubernetes.io/instance: {{ (first .).Release.Name }}
{{- end -}}

{{/* (root, component) */}}
{{- define "nebengjek.labels" -}}
{{- $root := first . -}}
{{ include "nebengjek.selector" . }}
app.kubernetes.io/version: {{ $root.Chart.AppVersion | quote }}
app.kubernetes.io/part-of: nebengjek
app.kubernetes.io/managed-by: {{ $root.Release.Service }}
helm.sh/chart: {{ include "nebengjek.chart" $root }}
{{- with $root.Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* (root, component, annotations): a metadata block, to whose end labels can be added; annotations may be an empty map. */}}
{{- define "nebengjek.metadata" -}}
{{- $root := first . -}}
{{- $component := index . 1 -}}
name: {{ include "nebengjek.name" (list $root $component) }}
namespace: {{ $root.Release.Namespace }}
{{- with merge (dict) (last .) $root.Values.commonAnnotations }}
annotations:
  {{- toYaml . | nindent 2 }}
{{- end }}
labels:
  {{- include "nebengjek.labels" (list $root $component) | nindent 2 }}
{{- end -}}

{{/* (root, module, whole reference or nothing) */}}
{{- define "nebengjek.image" -}}
{{- $image := (first .).Values.image -}}
{{- $path := list $image.registry $image.repository (index . 1) | compact | join "/" -}}
{{- last . | default (printf "%s:%s" $path ($image.tag | default (first .).Chart.AppVersion)) -}}
{{- end -}}

{{/* (annotations of a hook) events, weight: deleted before it is made again, and kept after a failure. */}}
{{- define "nebengjek.hook" -}}
helm.sh/hook: {{ first . }}
helm.sh/hook-weight: {{ last . | quote }}
helm.sh/hook-delete-policy: before-hook-creation
{{- end -}}
