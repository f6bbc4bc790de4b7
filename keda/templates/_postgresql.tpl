{{/*
A trigger on the number that a query returns.

  name                 of the trigger
  host, port, database, user, sslMode
  query                returns one number
  threshold            how much of it is for one process
  activationThreshold  more than this wakes the first one
  authentication       name of the TriggerAuthentication that has the password
*/}}
{{- define "keda.trigger.postgresql" -}}
type: postgresql
name: {{ .name }}
useCachedMetrics: true
metadata:
  host: {{ .host | quote }}
  port: {{ int .port | quote }}
  dbName: {{ .database | quote }}
  userName: {{ .user | quote }}
  sslmode: {{ .sslMode | quote }}
  query: {{ .query | quote }}
  targetQueryValue: {{ int .threshold | quote }}
  activationTargetQueryValue: {{ int .activationThreshold | quote }}
authenticationRef:
  name: {{ .authentication }}
{{- end -}}

{{/* Where such a trigger gets its password: name, labels, secret, key. */}}
{{- define "keda.passwordAuthentication" -}}
apiVersion: keda.sh/v1alpha1
kind: TriggerAuthentication
metadata:
  name: {{ .name }}
  {{- with .labels }}
  labels:
    {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  secretTargetRef:
    - parameter: password
      name: {{ .secret }}
      key: {{ .key }}
{{- end -}}
