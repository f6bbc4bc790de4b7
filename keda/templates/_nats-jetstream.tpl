{{/*
A trigger on what a durable consumer has still to do: events pending and events delivered without an acknowledgement.

  endpoint             host:port of the server's monitoring, without a scheme
  https                whether that speaks TLS
  account              the account whose streams these are; never goes through tpl, for $G is none of Helm's business
  stream, consumer     their names
  threshold            events for one process
  activationThreshold  more than this wakes the first one
*/}}
{{- define "keda.trigger.nats-jetstream" -}}
type: nats-jetstream
name: {{ .consumer }}
useCachedMetrics: true
metadata:
  natsServerMonitoringEndpoint: {{ .endpoint | quote }}
  useHttps: {{ .https | quote }}
  account: {{ .account | quote }}
  stream: {{ .stream | quote }}
  consumer: {{ .consumer | quote }}
  lagThreshold: {{ int .threshold | quote }}
  activationLagThreshold: {{ int .activationThreshold | quote }}
{{- end -}}
