{{/* (defaults, own): a map with what `own` says, and else the defaults. Helm's mergeOverwrite takes false and 0 for nothing. */}}
{{- define "nebengjek.merged" -}}
{{- $merged := deepCopy (first .) -}}
{{- range $key, $value := last . -}}
  {{- if kindIs "invalid" $value -}}
  {{- else if and (kindIs "map" $value) (kindIs "map" (get $merged $key)) -}}
    {{- $_ := set $merged $key (include "nebengjek.merged" (list (get $merged $key) $value) | fromJson) -}}
  {{- else -}}
    {{- $_ := set $merged $key $value -}}
  {{- end -}}
{{- end -}}
{{- range $key, $value := $merged -}}
  {{- if kindIs "invalid" $value }}{{- $_ := unset $merged $key -}}{{- end -}}
{{- end -}}
{{- toJson $merged -}}
{{- end -}}

{{/* All that runs and is enabled, as a JSON map `items`: functions, HTTP applications and the edge, by name. */}}
{{- define "nebengjek.workloads" -}}
{{- $root := . -}}
{{- $items := list -}}
{{- range $name, $own := .Values.functions -}}
  {{- $item := include "nebengjek.merged" (list $root.Values.functionDefaults ($own | default dict)) | fromJson -}}
  {{- if $item.enabled -}}
    {{- $items = append $items (merge (dict "kind" "function" "name" $name "value" (printf "functions.%s" $name)) $item) -}}
  {{- end -}}
{{- end -}}
{{- range $name, $own := .Values.http -}}
  {{- $item := include "nebengjek.merged" (list $root.Values.httpDefaults ($own | default dict)) | fromJson -}}
  {{- if $item.enabled -}}
    {{- /* Without a Secret, a process makes keys of its own: in a trial there is one. */ -}}
    {{- if and $root.Values.dev.enabled (eq $name "api") }}{{ $_ := set (set $item "minReplicas" 1) "maxReplicas" 1 }}{{ end -}}
    {{- $items = append $items (merge (dict "kind" "http" "name" $name "value" (printf "http.%s" $name)) $item) -}}
  {{- end -}}
{{- end -}}
{{- if .Values.edge.enabled -}}
  {{- $edge := include "nebengjek.merged" (list (dict "callsOut" list) .Values.edge) | fromJson -}}
  {{- $items = append $items (merge (dict "kind" "edge" "name" "edge" "value" "edge" "module" "edge" "uses" (list "redis") "public" true) $edge) -}}
{{- end -}}
{{- range $items -}}
  {{- $_ := set . "runtime" (.runtime | default $root.Values.runtime) -}}
  {{- $_ := set . "fullname" (include "nebengjek.name" (list $root .name)) -}}
{{- end -}}
{{- toJson (dict "items" $items) -}}
{{- end -}}

{{/* The topology: the file, or what stands in its place. */}}
{{- define "nebengjek.topology" -}}
{{- $text := .Values.topology.content | default (.Files.Get "files/topology.yaml") -}}
{{- with (fromYaml $text).Error }}{{ fail (printf "topology.content is no YAML: %s" .) }}{{ end -}}
{{- $text -}}
{{- end -}}

{{/* (topology, function): its durables as a JSON map `items` of stream and name; an ordered function has one for each partition. */}}
{{- define "nebengjek.consumers" -}}
{{- $topology := first . -}}
{{- $name := last . -}}
{{- $function := get $topology.functions $name | default dict -}}
{{- $partitions := dig "defaults" "stream" "partitions" 8 $topology -}}
{{- $items := list -}}
{{- range $stream, $consumer := $function.consumers | default dict -}}
  {{- $durable := printf "%s-%s" $name ($stream | lower) -}}
  {{- if $function.ordered -}}
    {{- range until (dig $stream "partitions" $partitions $topology.streams | int) -}}
      {{- $items = append $items (dict "stream" $stream "name" (printf "%s-%d" $durable .)) -}}
    {{- end -}}
  {{- else -}}
    {{- $items = append $items (dict "stream" $stream "name" $durable) -}}
  {{- end -}}
{{- end -}}
{{- toJson (dict "items" $items) -}}
{{- end -}}

{{/* Enabled functions that the topology calls optional, separated by commas. */}}
{{- define "nebengjek.optionalFunctions" -}}
{{- $topology := include "nebengjek.topology" . | fromYaml -}}
{{- $names := list -}}
{{- range (include "nebengjek.workloads" . | fromJson).items -}}
  {{- if and (eq .kind "function") (dig .name "optional" false $topology.functions) -}}
    {{- $names = append $names .name -}}
  {{- end -}}
{{- end -}}
{{- join "," $names -}}
{{- end -}}
