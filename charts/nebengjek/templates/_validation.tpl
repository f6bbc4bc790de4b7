{{/* What no cluster would take, or would take and do wrong, refused with a sentence that says which value and what to do. */}}
{{- define "nebengjek.validate" -}}
{{- include "nebengjek.validate.servers" . -}}
{{- include "nebengjek.validate.pods" . -}}
{{- $root := . -}}
{{- $topology := include "nebengjek.topology" . | fromYaml -}}
{{- range (include "nebengjek.workloads" . | fromJson).items -}}
  {{- include "nebengjek.validate.workload" (list $root .) -}}
  {{- if eq .runtime "knative" }}{{ include "nebengjek.validate.knative" (list $root .) }}{{ end -}}
  {{- if eq .kind "function" }}{{ include "nebengjek.validate.function" (list $topology .) }}{{ end -}}
{{- end -}}
{{- end -}}

{{- define "nebengjek.validate.servers" -}}
{{- $values := .Values -}}
{{- if not $values.dev.enabled -}}
  {{- range splitList "," $values.nats.url -}}
    {{- if not (regexMatch "^(nats|tls|ws|wss)://[^/]+" (trim .)) -}}
      {{- fail (printf "nats.url is %q: write each server as nats://host:4222 or tls://host:4222" $values.nats.url) -}}
    {{- end -}}
  {{- end -}}
  {{- if contains "@" $values.nats.url -}}
    {{- fail "nats.url has credentials: take them out, and give each user its own in nats.auth.existingSecret" -}}
  {{- end -}}
  {{- if or (contains "/" $values.nats.monitoring.endpoint) (not (regexMatch ":[0-9]+$" $values.nats.monitoring.endpoint)) -}}
    {{- fail (printf "nats.monitoring.endpoint is %q: write host:port without a scheme, such as nats-headless:8222" $values.nats.monitoring.endpoint) -}}
  {{- end -}}
  {{- if and (ne $values.nats.auth.mode "none") (not $values.nats.auth.existingSecret) -}}
    {{- fail (printf "nats.auth.existingSecret is empty and nats.auth.mode is %s: name the Secret with a key for each user" $values.nats.auth.mode) -}}
  {{- end -}}
  {{- if not (regexMatch "^postgres(ql)?://[^/@]+/[^/?]+$" $values.postgres.url) -}}
    {{- fail "postgres.url must be postgresql://host:port/database, without user, password and options" -}}
  {{- end -}}
  {{- if not $values.postgres.existingSecret -}}
    {{- fail "postgres.existingSecret is empty: name the Secret with a password for each role" -}}
  {{- end -}}
  {{- if and (hasPrefix "verify-" $values.postgres.sslMode) (not $values.postgres.tls.existingSecret) -}}
    {{- fail (printf "postgres.sslMode is %s: name the Secret with ca.crt in postgres.tls.existingSecret" $values.postgres.sslMode) -}}
  {{- end -}}
  {{- if not (regexMatch "^rediss?://[^/@]+(/[0-9]*)?$" $values.redis.url) -}}
    {{- fail "redis.url must be redis://host:port/database or rediss://…, without user and password" -}}
  {{- end -}}
{{- end -}}
{{- end -}}

{{/* What Knative refuses by default is not left out in silence. */}}
{{- define "nebengjek.validate.pods" -}}
{{- $root := . -}}
{{- $knative := list -}}
{{- range (include "nebengjek.workloads" . | fromJson).items -}}
  {{- if eq .runtime "knative" }}{{ $knative = append $knative .value }}{{ end -}}
{{- end -}}
{{- range $value, $feature := dict "nodeSelector" "nodeSelector" "tolerations" "tolerations" "affinity" "affinity" "priorityClassName" "priorityClass" -}}
  {{- if and $knative (get $root.Values.pods $value) (not (get $root.Values.knative.features $feature)) -}}
    {{- fail (printf "pods.%s is set, and %s runs under Knative, which refuses it by default: allow it in the cluster's config-features and set knative.features.%s, or set runtime to deployment" $value (first $knative) $feature) -}}
  {{- end -}}
{{- end -}}
{{- end -}}

{{/* (root, workload) */}}
{{- define "nebengjek.validate.workload" -}}
{{- $root := first . -}}
{{- $it := last . -}}
{{- if not (has $it.runtime (list "knative" "deployment")) -}}
  {{- fail (printf "the runtime of %s is %q: it can have one of them, knative or deployment" $it.value (toString $it.runtime)) -}}
{{- end -}}
{{- if not $it.module -}}
  {{- fail (printf "%s.module is missing: it says which image has it, such as match" $it.value) -}}
{{- end -}}
{{- if gt (len $it.fullname) 50 -}}
  {{- fail (printf "%s would be called %s, which has %d characters and may have 50, because a revision and its ScaledObject add to it: give the release a shorter name, or set fullnameOverride" $it.value $it.fullname (len $it.fullname)) -}}
{{- end -}}
{{- if not (regexMatch "^[a-z]([-a-z0-9]*[a-z0-9])?$" $it.fullname) -}}
  {{- fail (printf "%s would be called %q, which is no name of a Service: small letters, digits and dashes, beginning with a letter" $it.value $it.fullname) -}}
{{- end -}}
{{- if not (hasKey $it "maxReplicas") -}}
  {{- fail (printf "%s.maxReplicas is missing: without it there is no limit to how many may be started" $it.value) -}}
{{- end -}}
{{- if lt (int $it.maxReplicas) 1 -}}
  {{- fail (printf "%s.maxReplicas is %d: it must be at least 1" $it.value (int $it.maxReplicas)) -}}
{{- end -}}
{{- if gt (int $it.minReplicas) (int $it.maxReplicas) -}}
  {{- fail (printf "%s.minReplicas is %d, more than maxReplicas, %d" $it.value (int $it.minReplicas) (int $it.maxReplicas)) -}}
{{- end -}}
{{- if has (int $it.port) (list 8008 8012 8013 8022 8112 9090 9091) -}}
  {{- fail (printf "%s.port is %d, which Knative keeps for itself (8008, 8012, 8013, 8022, 8112, 9090, 9091): take 8080" $it.value (int $it.port)) -}}
{{- end -}}
{{- if or (lt (int $it.port) 1024) (gt (int $it.port) 65535) -}}
  {{- fail (printf "%s.port is %d: whoever is not root may listen on 1024 to 65535" $it.value (int $it.port)) -}}
{{- end -}}
{{- include "nebengjek.validate.environment" (list $root $it) -}}
{{- if and (eq $it.name "api") (not $root.Values.api.existingSecret) (not $root.Values.dev.enabled) (gt (int $it.maxReplicas) 1) -}}
  {{- fail "api.existingSecret is empty, so that each process of the api makes keys of its own: name the Secret with jwks.json, or set http.api.maxReplicas to 1" -}}
{{- end -}}
{{- if and (eq $it.name "live") (not $root.Values.live.existingSecret) -}}
  {{- fail "live.existingSecret is empty: name the Secret with the token that the map is read with" -}}
{{- end -}}
{{- end -}}

{{/* (root, workload): nothing is set twice. */}}
{{- define "nebengjek.validate.environment" -}}
{{- $it := last . -}}
{{- $bare := set (set (deepCopy $it) "env" dict) "extraEnv" list -}}
{{- $taken := list "PORT" -}}
{{- range include "nebengjek.environment" (list (first .) $bare) | fromYamlArray }}{{ $taken = append $taken .name }}{{ end -}}
{{- $names := keys $it.env -}}
{{- range $it.extraEnv }}{{ $names = append $names .name }}{{ end -}}
{{- range $names -}}
  {{- if has . $taken -}}
    {{- fail (printf "%s sets the environment variable %s, which the chart sets: use the value that it comes from" $it.value .) -}}
  {{- end -}}
  {{- if and (eq $it.runtime "knative") (hasPrefix "K_" .) -}}
    {{- fail (printf "%s sets the environment variable %s, and Knative keeps names that begin with K_ for itself" $it.value .) -}}
  {{- end -}}
{{- end -}}
{{- if ne (len $names) (len (uniq $names)) -}}
  {{- fail (printf "%s has an environment variable in env and in extraEnv: leave out one of them" $it.value) -}}
{{- end -}}
{{- end -}}

{{/* (root, workload) */}}
{{- define "nebengjek.validate.knative" -}}
{{- $root := first . -}}
{{- $it := last . -}}
{{- $most := int $root.Values.knative.maxTimeoutSeconds -}}
{{- if gt (int $it.timeoutSeconds) $most -}}
  {{- fail (printf "%s.timeoutSeconds is %d, more than this cluster's Knative allows, %d (knative.maxTimeoutSeconds)" $it.value (int $it.timeoutSeconds) $most) -}}
{{- end -}}
{{- $least := add 30 $it.drainSeconds -}}
{{- if lt (int $it.timeoutSeconds) (int $least) -}}
  {{- fail (printf "%s.timeoutSeconds is %d, and must be at least drainSeconds and 30 more, %d: it is Knative's grace period, and a process hears 30 s late that it has to stop" $it.value (int $it.timeoutSeconds) $least) -}}
{{- end -}}
{{- range $it.extraEnv -}}
  {{- if or (dig "valueFrom" "fieldRef" false .) (dig "valueFrom" "resourceFieldRef" false .) -}}
    {{- fail (printf "%s.extraEnv takes %s from a field of the pod, which Knative refuses: set a plain value, or its runtime to deployment" $it.value .name) -}}
  {{- end -}}
{{- end -}}
{{- range $it.extraVolumes -}}
  {{- if or (hasKey . "persistentVolumeClaim") (hasKey . "hostPath") -}}
    {{- fail (printf "%s.extraVolumes has %s, which is not of a kind that Knative takes: a Secret, a ConfigMap, a projection or an emptyDir, or set its runtime to deployment" $it.value .name) -}}
  {{- end -}}
{{- end -}}
{{- end -}}

{{/* (topology, function) */}}
{{- define "nebengjek.validate.function" -}}
{{- $topology := first . -}}
{{- $it := last . -}}
{{- if eq $it.trigger.type "nats-jetstream" -}}
  {{- $function := get $topology.functions $it.name | default dict -}}
  {{- if not $function.consumers -}}
    {{- fail (printf "%s is no function of the topology with something to consume, which are %s: correct its name, or add it to topology.content" $it.value (keys $topology.functions | sortAlpha | join ", ")) -}}
  {{- end -}}
  {{- range $stream, $consumer := $function.consumers -}}
    {{- if not (hasKey $topology.streams $stream) -}}
      {{- fail (printf "%s consumes stream %s, which the topology does not have" $it.value $stream) -}}
    {{- end -}}
  {{- end -}}
{{- else if eq $it.trigger.type "postgresql" -}}
  {{- if not $it.trigger.query -}}
    {{- fail (printf "%s.trigger.query is missing: a postgresql trigger asks something" $it.value) -}}
  {{- end -}}
{{- else -}}
  {{- fail (printf "%s.trigger.type is %q: it is nats-jetstream or postgresql" $it.value (toString $it.trigger.type)) -}}
{{- end -}}
{{- range $it.wakesWith -}}
  {{- if not (dig . "consumers" dict $topology.functions) -}}
    {{- fail (printf "%s.wakesWith has %s, which is no function of the topology with something to consume: correct its name" $it.value .) -}}
  {{- end -}}
{{- end -}}
{{- if lt (int (include "keda.threshold" $it)) 1 -}}
  {{- fail (printf "%s.lagThreshold is %s: it must be at least 1, for that many events are for one process" $it.value (include "keda.threshold" $it)) -}}
{{- end -}}
{{- end -}}
