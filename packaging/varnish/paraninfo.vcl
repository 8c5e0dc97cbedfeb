# The cache of an edge (packaging/README.md): each object of the picture is fetched once, by the first who asks; who asks meanwhile
# waits for that one. Whoever comes here has been let in by nginx for this room; the cookie goes to the server with a fetch, and
# never into the key.
#   varnishd -F -a 127.0.0.1:6081 -f /etc/varnish/paraninfo.vcl -s malloc,512m -p thread_pool_min=200
vcl 4.1;

backend origin {
    .host = "127.0.0.1";
    .port = "8080";  # the server's plain door (listen.plain)
    # One for each object that is waited for: the server holds 64 for a person at most, so that nobody takes them all.
    .max_connections = 4000;
    # A reload is held until its part is there: at most three target durations.
    .first_byte_timeout = 30s;
    .between_bytes_timeout = 10s;
}

sub vcl_recv {
    if (req.method != "GET" && req.method != "HEAD") {
        return (synth(405));
    }
    if (req.url !~ "^/hls/") {
        return (synth(404));
    }
    # Of what stands behind a '?' the server looks at a playlist's directives alone. Anything else would be the same object under as
    # many addresses as somebody likes to ask for, each fetched and kept.
    if (req.url !~ "^[^?]*/live\.m3u8\?") {
        set req.url = regsub(req.url, "\?.*$", "");
    } else {
        set req.url = regsuball(req.url, "(?<=[?&])(?!_HLS_(msn|part)=|_HLS_skip=(YES|v2)(&|$))[^&]*&?", "");
        set req.url = regsub(req.url, "[?&]+$", "");
    }
    return (hash);
}

# The address alone, with the query that names a part. The host is the same for all.
sub vcl_hash {
    hash_data(req.url);
    return (lookup);
}

sub vcl_backend_response {
    # What the server says of freshness counts; "private" is said to browsers and to caches that cannot know who may see it.
    set beresp.grace = 0s;
    set beresp.keep = 0s;
    if (beresp.status != 200 || beresp.ttl <= 0s || beresp.http.Set-Cookie) {
        # Refusals and "not there" are for whoever got them: who asked too early must not keep a part from all others. For a second
        # nobody waits behind another for the same.
        set beresp.uncacheable = true;
        set beresp.ttl = 1s;
    }
    return (deliver);
}

sub vcl_deliver {
    # Nothing about the inside of the edge goes out; Age stays, players reckon with it.
    unset resp.http.Via;
    unset resp.http.X-Varnish;
    return (deliver);
}
