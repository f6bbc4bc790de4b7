{{/* (name, value): a variable. */}}
{{- define "nebengjek.variable" -}}
- name: {{ first . }}
  value: {{ last . | toString | quote }}
{{- end -}}

{{/* (name, secret, key): a variable out of a Secret. */}}
{{- define "nebengjek.secretVariable" -}}
- name: {{ first . }}
  valueFrom:
    secretKeyRef:
      name: {{ index . 1 }}
      key: {{ last . }}
{{- end -}}

{{/* (root, user): how a process reaches NATS, and who it is there. */}}
{{- define "nebengjek.environment.nats" -}}
{{- $root := first . -}}
{{- $nats := $root.Values.nats -}}
{{- $user := last . -}}
{{ include "nebengjek.variable" (list "NATS_URL" (include "nebengjek.nats.url" $root)) }}
{{ include "nebengjek.variable" (list "NATS_CLIENT_ID" $user) }}
{{ include "nebengjek.variable" (list "NATS_CLUSTER_ID" (ternary "" $nats.clusterId $root.Values.dev.enabled)) }}
{{ include "nebengjek.variable" (list "JETSTREAM_ENABLED" $nats.jetstream) }}
{{ include "nebengjek.variable" (list "JETSTREAM_DOMAIN" (ternary "" $nats.domain $root.Values.dev.enabled)) }}
{{ include "nebengjek.variable" (list "JETSTREAM_MAX_MEMORY" $nats.maxMemory) }}
{{ include "nebengjek.variable" (list "JETSTREAM_MAX_STORAGE" $nats.maxStorage) }}
{{- $mode := include "nebengjek.nats.mode" $root }}
{{- if eq $mode "user" }}
{{ include "nebengjek.variable" (list "NATS_USER" $user) }}
{{ include "nebengjek.secretVariable" (list "NATS_PASSWORD" $nats.auth.existingSecret $user) }}
{{- else if eq $mode "token" }}
{{ include "nebengjek.secretVariable" (list "NATS_TOKEN" $nats.auth.existingSecret "token") }}
{{- else if eq $mode "nkey" }}
{{ include "nebengjek.variable" (list "NATS_NKEY" "/etc/nebengjek/nats/user") }}
{{- else if eq $mode "credentials" }}
{{ include "nebengjek.variable" (list "NATS_CREDS" "/etc/nebengjek/nats/user") }}
{{- end }}
{{- if and (has $mode (list "user" "nkey" "credentials")) (ne $user $nats.auth.operator) }}
{{ include "nebengjek.variable" (list "NATS_INBOX_PREFIX" (printf "_INBOX.%s" $user)) }}
{{- end }}
{{- if and $nats.tls.existingSecret (not $root.Values.dev.enabled) }}
{{ include "nebengjek.variable" (list "NATS_CA" "/etc/nebengjek/nats-tls/ca.crt") }}
{{- if $nats.tls.clientCertificate }}
{{ include "nebengjek.variable" (list "NATS_CERT" "/etc/nebengjek/nats-tls/tls.crt") }}
{{ include "nebengjek.variable" (list "NATS_KEY" "/etc/nebengjek/nats-tls/tls.key") }}
{{- end }}
{{- end }}
{{- end -}}

{{/* (root, name): Postgres, as the role of that name. */}}
{{- define "nebengjek.environment.postgres" -}}
{{- $root := first . -}}
{{- $role := include "nebengjek.role" (last .) -}}
{{- $options := printf "?sslMode=%s" (include "nebengjek.postgres.sslMode" $root) -}}
{{- if and $root.Values.postgres.tls.existingSecret (not $root.Values.dev.enabled) -}}
{{- $options = printf "%s&sslRootCert=/etc/nebengjek/postgres-tls/ca.crt" $options -}}
{{- end -}}
{{ include "nebengjek.variable" (list "SPRING_R2DBC_URL" (printf "r2dbc:%s%s" (include "nebengjek.postgres.url" $root) $options)) }}
{{ include "nebengjek.variable" (list "SPRING_R2DBC_USERNAME" $role) }}
{{ include "nebengjek.secretVariable" (list "SPRING_R2DBC_PASSWORD" (include "nebengjek.postgres.secret" $root) $role) }}
{{- end -}}

{{/* (root) A password makes Spring Boot ignore spring.data.redis.url: it is taken apart. */}}
{{- define "nebengjek.environment.redis" -}}
{{- $redis := .Values.redis -}}
{{- $url := urlParse (include "nebengjek.redis.url" .) -}}
{{- if and $redis.cluster (not .Values.dev.enabled) }}
{{ include "nebengjek.variable" (list "SPRING_DATA_REDIS_CLUSTER_NODES" (join "," $redis.cluster)) }}
{{- else }}
{{ include "nebengjek.variable" (list "SPRING_DATA_REDIS_HOST" (regexReplaceAll ":[0-9]+$" $url.host "")) }}
{{ include "nebengjek.variable" (list "SPRING_DATA_REDIS_PORT" (include "nebengjek.port" (list (include "nebengjek.redis.url" .) "6379"))) }}
{{ include "nebengjek.variable" (list "SPRING_DATA_REDIS_DATABASE" (trimPrefix "/" $url.path | default "0")) }}
{{- end }}
{{- if eq $url.scheme "rediss" }}
{{ include "nebengjek.variable" (list "SPRING_DATA_REDIS_SSL_ENABLED" true) }}
{{- if and $redis.tls.existingSecret (not .Values.dev.enabled) }}
{{ include "nebengjek.variable" (list "SPRING_SSL_BUNDLE_PEM_REDIS_TRUSTSTORE_CERTIFICATE" "file:/etc/nebengjek/redis-tls/ca.crt") }}
{{ include "nebengjek.variable" (list "SPRING_DATA_REDIS_SSL_BUNDLE" "redis") }}
{{- end }}
{{- end }}
{{- if and $redis.existingSecret (not .Values.dev.enabled) }}
{{- with $redis.username }}
{{ include "nebengjek.variable" (list "SPRING_DATA_REDIS_USERNAME" .) }}
{{- end }}
{{ include "nebengjek.secretVariable" (list "SPRING_DATA_REDIS_PASSWORD" $redis.existingSecret "password") }}
{{- end }}
{{- end -}}

{{/* (root, workload): what only that one reads. */}}
{{- define "nebengjek.environment.own" -}}
{{- $root := first . -}}
{{- $workload := last . -}}
{{- if eq $workload.kind "function" }}
{{ include "nebengjek.variable" (list "SPRING_CLOUD_FUNCTION_DEFINITION" ($workload.name | replace "-" " " | title | nospace | untitle)) }}
{{ include "nebengjek.variable" (list "NEBENGJEK_JETSTREAM_DRAIN" (printf "%ds" (int $workload.drainSeconds))) }}
{{- end }}
{{ include "nebengjek.variable" (list "SPRING_LIFECYCLE_TIMEOUT_PER_SHUTDOWN_PHASE" (printf "%ds" (add $workload.drainSeconds (dig "jitterSeconds" 0 $workload) 5))) }}
{{- if eq $workload.name "api" }}
{{- if and $root.Values.api.existingSecret (not $root.Values.dev.enabled) }}
{{ include "nebengjek.variable" (list "JWK_FILE" "/etc/nebengjek/api/jwks.json") }}
{{ include "nebengjek.secretVariable" (list "PAYMENT_CALLBACK_SECRETS" $root.Values.api.existingSecret "payment-callback-secrets") }}
{{- end }}
{{- else if eq $workload.name "live" }}
{{ include "nebengjek.secretVariable" (list "LIVE_TOKEN" $root.Values.live.existingSecret "token") }}
{{ include "nebengjek.variable" (list "LIVE_TILES" $root.Values.live.tiles) }}
{{ include "nebengjek.variable" (list "LIVE_TILES_ATTRIBUTION" $root.Values.live.attribution) }}
{{- else if eq $workload.name "payment" }}
{{ include "nebengjek.variable" (list "PAYMENT_PROVIDER_URL" $root.Values.payment.providerUrl) }}
{{- with $root.Values.payment.existingSecret }}
{{ include "nebengjek.secretVariable" (list "PAYMENT_PROVIDER_KEY" . "key") }}
{{- end }}
{{- else if eq $workload.kind "edge" }}
{{ include "nebengjek.variable" (list "JWK_SET_URI" (include "nebengjek.edge.keys" $root)) }}
{{ include "nebengjek.variable" (list "NEBENGJEK_EDGE_ORIGINS" (join "," $workload.origins)) }}
{{ include "nebengjek.variable" (list "NEBENGJEK_EDGE_SHUTDOWN_JITTER" (printf "%ds" (int $workload.jitterSeconds))) }}
{{ include "nebengjek.variable" (list "NEBENGJEK_EDGE_SHUTDOWN_GRACE" (printf "%ds" (int $workload.drainSeconds))) }}
{{- if eq $workload.runtime "knative" }}
{{ include "nebengjek.variable" (list "NEBENGJEK_EDGE_SOCKETS_LEASE" (printf "%ds" (mulf $workload.timeoutSeconds 0.85 | floor | int))) }}
{{- end }}
{{- end }}
{{- end -}}

{{- define "nebengjek.edge.keys" -}}
{{- .Values.edge.jwkSetUri | default (printf "http://%s.%s.svc.cluster.local/.well-known/jwks.json" (include "nebengjek.name" (list . "api")) .Release.Namespace) -}}
{{- end -}}

{{/* (root, workload): all of it. Knative sets PORT itself and refuses to be told. */}}
{{- define "nebengjek.environment" -}}
{{- $root := first . -}}
{{- $workload := last . -}}
{{- if ne $workload.runtime "knative" }}
{{ include "nebengjek.variable" (list "PORT" (int $workload.port)) }}
{{- end }}
{{- if ne $workload.kind "function" }}
{{ include "nebengjek.variable" (list "METRICS_PORT" (int $root.Values.monitoring.port)) }}
{{- end }}
{{ include "nebengjek.variable" (list "JDK_JAVA_OPTIONS" (join " " $workload.jvmOptions)) }}
{{ include "nebengjek.environment.nats" (list $root $workload.name) }}
{{- if has "postgres" $workload.uses }}
{{ include "nebengjek.environment.postgres" (list $root $workload.name) }}
{{- end }}
{{- if has "redis" $workload.uses }}
{{- include "nebengjek.environment.redis" $root }}
{{- end }}
{{- include "nebengjek.environment.own" (list $root $workload) }}
{{- range $name, $value := $workload.env }}
{{ include "nebengjek.variable" (list $name $value) }}
{{- end }}
{{- with $workload.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end -}}
