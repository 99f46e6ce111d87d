//! A deployment: two containers with probes, volumes and an affinity.

use serde_json::{Value, json};

pub fn valid() -> Value {
    let labels = json!({"app": "tide-tables", "tier": "web"});
    let probe = |path: &str, seconds: u32| {
        json!({
            "httpGet": {"path": path, "port": "http", "scheme": "HTTP"},
            "initialDelaySeconds": seconds,
            "periodSeconds": 10,
            "failureThreshold": 3
        })
    };
    let secret = json!({"secretKeyRef": {"name": "tide-tables", "key": "password"}});
    let web = json!({
        "name": "web",
        "image": "registry.example.org/tides/web:4.11.2",
        "imagePullPolicy": "IfNotPresent",
        "args": ["--listen", ":8080", "--cache", "/var/cache/tides"],
        "ports": [
            {"name": "http", "containerPort": 8080, "protocol": "TCP"},
            {"name": "metrics", "containerPort": 9102, "protocol": "TCP"}
        ],
        "env": [
            {"name": "STATION", "value": "whitby"},
            {"name": "PASSWORD", "valueFrom": secret},
            {"name": "NODE", "valueFrom": {"fieldRef": {"fieldPath": "spec.nodeName"}}}
        ],
        "resources": {"limits": {"cpu": "750m", "memory": "384Mi"}, "requests": {"cpu": "50m", "memory": "96Mi"}},
        "livenessProbe": probe("/alive", 20),
        "readinessProbe": probe("/ready", 4),
        "volumeMounts": [
            {"name": "cache", "mountPath": "/var/cache/tides"},
            {"name": "stations", "mountPath": "/etc/tides", "readOnly": true}
        ],
        "securityContext": {
            "runAsNonRoot": true,
            "readOnlyRootFilesystem": true,
            "capabilities": {"drop": ["ALL"]},
            "seccompProfile": {"type": "RuntimeDefault"}
        },
        "terminationMessagePolicy": "FallbackToLogsOnError"
    });
    let feeder = json!({
        "name": "feeder",
        "image": "registry.example.org/tides/feeder:4.11.2",
        "imagePullPolicy": "Always",
        "env": [{"name": "EVERY", "value": "15m"}],
        "volumeMounts": [{"name": "cache", "mountPath": "/out"}]
    });
    let term =
        json!({"topologyKey": "kubernetes.io/hostname", "labelSelector": {"matchLabels": labels}});
    let pod = json!({
        "containers": [web, feeder],
        "restartPolicy": "Always",
        "dnsPolicy": "ClusterFirst",
        "serviceAccountName": "tide-tables",
        "terminationGracePeriodSeconds": 45,
        "affinity": {"podAntiAffinity": {"preferredDuringSchedulingIgnoredDuringExecution": [{"weight": 60, "podAffinityTerm": term}]}},
        "tolerations": [{"key": "coast", "operator": "Exists", "effect": "NoSchedule"}],
        "volumes": [
            {"name": "cache", "emptyDir": {"sizeLimit": "256Mi"}},
            {"name": "stations", "configMap": {"name": "stations", "items": [{"key": "all.json", "path": "all.json"}]}}
        ]
    });
    json!({
        "apiVersion": "apps/v1",
        "kind": "Deployment",
        "metadata": {
            "name": "tide-tables",
            "namespace": "coast",
            "labels": labels,
            "annotations": {"example.org/owner": "coast"},
            "creationTimestamp": "2026-03-01T06:30:00Z"
        },
        "spec": {
            "replicas": 4,
            "revisionHistoryLimit": 5,
            "selector": {"matchLabels": labels},
            "strategy": {"type": "RollingUpdate", "rollingUpdate": {"maxSurge": "25%", "maxUnavailable": "0"}},
            "template": {"metadata": {"labels": labels}, "spec": pod}
        }
    })
}

pub fn mistakes() -> [(&'static str, Value); 3] {
    [
        (
            "/metadata/creationTimestamp",
            json!("on the first of March"),
        ),
        ("/spec/template/spec/restartPolicy", json!("Sometimes")),
        (
            "/spec/template/spec/containers/0/ports/1/protocol",
            json!("ICMP"),
        ),
    ]
}
