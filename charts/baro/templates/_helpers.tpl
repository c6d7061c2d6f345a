{{- define "baro.labels" -}}
app.kubernetes.io/name: baro
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/part-of: baro
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end -}}

{{/* Services of this release, each with a database of its own. */}}
{{- define "baro.services" -}}
{{- $names := list -}}
{{- range .Chart.Dependencies }}{{ $names = append $names .Alias }}{{ end -}}
{{- $names | toJson -}}
{{- end -}}

{{/* Databases of this release: one of each service, and those a service has beside it. */}}
{{- define "baro.databases" -}}
{{- $names := include "baro.services" . | fromJsonArray -}}
{{- range include "baro.services" . | fromJsonArray -}}
{{- range (index $.Values .).sideDatabases }}{{ $names = append $names .name }}{{ end -}}
{{- end -}}
{{- $names | toJson -}}
{{- end -}}

{{- define "baro.postgres" -}}
{{ .Release.Name }}-postgres
{{- end -}}

{{- define "baro.serverName" -}}
{{- .Values.postgres.backup.serverName | default (include "baro.postgres" .) -}}
{{- end -}}

{{- define "baro.host" -}}
{{- .Values.ingress.host | default (urlParse .Values.global.publicUrl).hostname -}}
{{- end -}}
