{{/* Name of everything of this service: <release>-<name>. */}}
{{- define "service.fullname" -}}
{{- printf "%s-%s" .Release.Name .Values.name | trunc 52 | trimSuffix "-" -}}
{{- end -}}

{{/* Prefix of its configuration keys. */}}
{{- define "service.prefix" -}}
{{- .Values.name | upper | replace "-" "_" -}}
{{- end -}}

{{- define "service.selector" -}}
app.kubernetes.io/name: {{ .Values.name }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/component: service
{{- end -}}

{{- define "service.common" -}}
app.kubernetes.io/part-of: baro
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end -}}

{{- define "service.labels" -}}
{{ include "service.selector" . }}
{{ include "service.common" . }}
{{- end -}}

{{- define "service.migrateLabels" -}}
app.kubernetes.io/name: {{ .Values.name }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/component: migrate
{{ include "service.common" . }}
{{- end -}}

{{/* A digest is exact; a tag is only a name. */}}
{{- define "service.image" -}}
{{- $repository := .Values.image.repository | default (printf "%s/%s" .Values.global.image.prefix .Values.name) -}}
{{- if .Values.image.digest -}}
{{ $repository }}@{{ .Values.image.digest }}
{{- else -}}
{{ $repository }}:{{ .Values.image.tag | default .Values.global.image.tag }}
{{- end -}}
{{- end -}}

{{- define "service.pullSecrets" -}}
{{- with .Values.global.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- end -}}

{{/* Whom this service calls, from the one list. */}}
{{- define "service.callees" -}}
{{- index (.Values.global.calls | default dict) .Values.name | default list | toJson -}}
{{- end -}}

{{/* Who calls this service, from the same list. */}}
{{- define "service.callers" -}}
{{- $name := .Values.name -}}
{{- $callers := list -}}
{{- range $caller, $callees := .Values.global.calls -}}
{{- if has $name $callees }}{{ $callers = append $callers $caller }}{{ end -}}
{{- end -}}
{{- $callers | sortAlpha | toJson -}}
{{- end -}}

{{/* Environment that is no secret, key → text. */}}
{{- define "service.env" -}}
{{- $prefix := include "service.prefix" . -}}
{{- $global := .Values.global -}}
{{- $env := dict
  "GRPC_ADDRESS" "0.0.0.0:8080"
  "METRICS_ADDRESS" "0.0.0.0:9464"
  "DATABASE_POOL_SIZE" (.Values.database.poolSize | toString)
  "DRAIN_DELAY_MS" (.Values.drain.delayMs | int64 | toString)
  "DRAIN_MS" (.Values.drain.timeoutMs | int64 | toString)
  "OIDC_ISSUER" $global.oidc.issuer
  "OIDC_AUDIENCE" $global.oidc.audience
  "LOG_LEVEL" $global.logLevel
-}}
{{- with $global.oidc.jwksUrl }}{{ $_ := set $env "OIDC_JWKS_URL" . }}{{ end -}}
{{- if .Values.events.enabled -}}
{{- $_ := set $env "STREAM_REPLICAS" ($global.nats.streamReplicas | toString) -}}
{{- $_ := set $env "STREAM_MAX_AGE_DAYS" (.Values.events.maxAgeDays | toString) -}}
{{- end -}}
{{- if .Values.http.enabled -}}
{{- $_ := set $env "HTTP_ADDRESS" "0.0.0.0:8081" -}}
{{- $_ := set $env "PUBLIC_URL" $global.publicUrl -}}
{{- $_ := set $env "WEB_DIR" "services/web/dist" -}}
{{- end -}}
{{- if .Values.attachments.enabled }}{{ $_ := set $env "ATTACHMENT_DIR" "/var/lib/baro/attachments" }}{{ end -}}
{{- if .Values.tls.secret -}}
{{- $_ := set $env "TLS_CERT_FILE" "/run/secrets/baro/tls.crt" -}}
{{- $_ := set $env "TLS_KEY_FILE" "/run/secrets/baro/tls.key" -}}
{{- end -}}
{{- range .Values.sideDatabases -}}
{{- $_ := set $env (printf "%s_DATABASE_POOL_SIZE" .prefix) (.poolSize | toString) -}}
{{- end -}}
{{- range include "service.callees" . | fromJsonArray -}}
{{- $_ := set $env (printf "%s_ADDRESS" (. | upper | replace "-" "_")) (printf "dns:///%s-%s.%s.svc:8080" $.Release.Name . $.Release.Namespace) -}}
{{- end -}}
{{- range $key, $value := .Values.config }}{{ $_ := set $env $key ($value | toString) }}{{ end -}}
{{- range $key, $file := fromJson (include "service.files" .) -}}
{{- $_ := set $env (printf "%s_FILE" $key) (printf "/run/secrets/baro/%s" ($key | lower | replace "_" "-")) -}}
{{- end -}}
{{- $whole := dict -}}
{{- range $key, $value := $env }}{{ $_ := set $whole (printf "%s_%s" $prefix $key) $value }}{{ end -}}
{{- with $global.telemetry.otlpEndpoint }}{{ $_ := set $whole "OTEL_EXPORTER_OTLP_ENDPOINT" . }}{{ end -}}
{{- if $global.trustedCa }}{{ $_ := set $whole "NODE_EXTRA_CA_CERTS" "/run/secrets/baro/ca.crt" }}{{ end -}}
{{- $whole | toJson -}}
{{- end -}}

{{/* Files from secrets, key without _FILE → where it lies, and whether the migration job is kept from it. */}}
{{- define "service.files" -}}
{{- $files := dict -}}
{{- range $key, $from := .Values.secretFiles -}}
{{- $_ := set $files $key (dict "secret" (tpl $from.secret $) "key" $from.key "serviceOnly" ($from.serviceOnly | default false)) -}}
{{- end -}}
{{- range .Values.sideDatabases -}}
{{- $_ := set $files (printf "%s_DATABASE_URL" .prefix) (dict "secret" (printf "%s-%s-app" $.Release.Name .name) "key" "url") -}}
{{- end -}}
{{- if .Values.audit.enabled -}}
{{- $_ := set $files "AUDIT_SIGNING_KEY" (dict "secret" (include "service.fullname" .) "key" "audit-signing-key.pem") -}}
{{- end -}}
{{- $files | toJson -}}
{{- end -}}

{{/* One read-only folder made of all secret files; the migration job has one of its own. */}}
{{- define "service.secretSources" -}}
{{- range $key, $from := fromJson (include "service.files" .) }}
{{- if not (and $from.serviceOnly $.isJob) }}
- secret:
    name: {{ $from.secret }}
    items:
      - key: {{ $from.key }}
        path: {{ $key | lower | replace "_" "-" }}
{{- end }}
{{- end }}
{{- with .Values.tls.secret }}
- secret:
    name: {{ . }}
    items:
      - { key: tls.crt, path: tls.crt }
      - { key: tls.key, path: tls.key }
{{- end }}
{{- include "service.trustedCaSource" . }}
{{- end -}}

{{/* The authority of the city's own certificates, beside the secrets. */}}
{{- define "service.trustedCaSource" -}}
{{- with .Values.global.trustedCa }}
- configMap:
    name: {{ . }}
    items:
      - { key: ca.crt, path: ca.crt }
{{- end }}
{{- end -}}

{{- define "service.podSecurity" -}}
runAsNonRoot: true
runAsUser: 1000
runAsGroup: 1000
fsGroup: 1000
fsGroupChangePolicy: OnRootMismatch
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{- define "service.containerSecurity" -}}
allowPrivilegeEscalation: false
privileged: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end -}}

{{/* One end of a connection that is no service of ours: pods by label, or addresses. */}}
{{- define "service.peer" -}}
{{- if .cidr }}
- ipBlock:
    cidr: {{ .cidr }}
{{- else }}
- podSelector:
    matchLabels: {{- toYaml .podLabels | nindent 6 }}
  {{- with .namespace }}
  namespaceSelector:
    matchLabels:
      kubernetes.io/metadata.name: {{ . }}
  {{- end }}
{{- end }}
{{- end -}}

{{/* Egress every pod of ours needs: names of hosts. */}}
{{- define "service.dnsEgress" -}}
- to:
    - namespaceSelector:
        matchLabels:
          kubernetes.io/metadata.name: {{ .Values.global.network.dns.namespace }}
      podSelector:
        matchLabels: {{- toYaml .Values.global.network.dns.podLabels | nindent 10 }}
  ports:
    - { port: 53, protocol: UDP }
    - { port: 53, protocol: TCP }
{{- end -}}
