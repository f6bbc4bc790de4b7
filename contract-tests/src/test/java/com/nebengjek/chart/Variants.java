package com.nebengjek.chart;

import java.util.Map;

/** The values that the chart is tried with. */
final class Variants {

    static final String DEPLOYMENTS = "runtime: deployment";

    static final Map<String, String> ALL = Map.ofEntries(
            Map.entry("defaults", ""),
            Map.entry("deployments", DEPLOYMENTS),
            Map.entry("one-deployment", "functions: {match-propose: {runtime: deployment}}"),
            Map.entry("edge-under-knative", "edge: {runtime: knative}"),
            Map.entry("trial", "dev: {enabled: true}"),
            Map.entry("trial-of-deployments", "dev: {enabled: true}\nruntime: deployment"),
            Map.entry("monitoring", """
                    monitoring: {podMonitors: true, serviceMonitor: true, rules: true, dashboards: true, runbookUrl: https://example.com/, labels: {release: prometheus}}
                    """),
            Map.entry("live-and-earlier-subscribers", """
                    http: {live: {enabled: true}}
                    functions: {earlier-subscribers: {enabled: true}}
                    """),
            Map.entry("tls-and-credentials", """
                    nats:
                      url: tls://a.example.com:4222,tls://b.example.com:4223
                      clusterId: main
                      auth: {mode: credentials}
                      tls: {existingSecret: nats-tls, clientCertificate: true}
                    postgres: {sslMode: verify-full, tls: {existingSecret: postgres-tls}}
                    redis: {url: "rediss://redis.example.com", username: nebengjek, existingSecret: redis, tls: {existingSecret: redis-tls}}
                    """),
            Map.entry("token-and-redis-cluster", """
                    nats: {auth: {mode: token}}
                    redis: {cluster: ["a:7000", "b:7001"], existingSecret: redis}
                    """),
            Map.entry("everything-extra", """
                    image: {registry: registry.example.com, pullSecrets: [pull]}
                    commonLabels: {team: rides}
                    commonAnnotations: {note: hello}
                    functionDefaults:
                      env: {LOGGING_STRUCTURED_FORMAT_CONSOLE: ecs}
                      extraEnv: [{name: HTTP_PROXY, valueFrom: {configMapKeyRef: {name: proxy, key: url}}}]
                      extraVolumes: [{name: more, configMap: {name: more}}]
                      extraVolumeMounts: [{name: more, mountPath: /more}]
                      podLabels: {colour: blue}
                      podAnnotations: {a: b}
                    functions: {match-propose: {merge: {metadata: {annotations: {merged: "yes"}}}}}
                    networkPolicy: {nats: [{ipBlock: {cidr: 10.0.0.0/8}}], postgres: [{ipBlock: {cidr: 10.0.0.0/8}}]}
                    extraObjects:
                      - {apiVersion: v1, kind: ConfigMap, metadata: {name: extra}, data: {release: "{{ .Release.Name }}"}}
                    """),
            Map.entry("every-knative-feature", """
                    knative: {features: {podSecurityContext: true, nodeSelector: true, tolerations: true, affinity: true, topologySpread: true, priorityClass: true}}
                    pods: {nodeSelector: {pool: apps}, tolerations: [{key: apps, operator: Exists}], affinity: {nodeAffinity: {}}, priorityClassName: high}
                    """),
            Map.entry("ingresses", """
                    runtime: deployment
                    edge: {ingress: {enabled: true, className: nginx, host: ride.example.com, tlsSecret: tls}}
                    http: {api: {httpRoute: {enabled: true, parentRefs: [{name: gateway}], hostnames: [ride.example.com]}, ingress: {enabled: true}}}
                    """),
            Map.entry("nack", "topology: {mode: nack, replicas: 3}"),
            Map.entry("nothing-made", """
                    topology: {mode: none}
                    migrate: {enabled: false}
                    networkPolicy: {enabled: false}
                    podDisruptionBudget: {enabled: false}
                    serviceAccounts: {create: false}
                    tests: {enabled: false}
                    knative: {revisionCleanup: {enabled: false}}
                    """));

    private Variants() {}
}
