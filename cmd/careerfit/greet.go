package main

import (
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"slices"

	"github.com/spf13/cobra"

	"github.com/careerfit/careerfit/web"
)

// greet says where the server serves and what it keeps: to whoever started it, unless programs read what it says, and
// in the log with all settings that matter.
func (f serveFlags) greet(cmd *cobra.Command, doors doors, config web.Config, offer offer) {
	var ops string
	if doors.ops != nil {
		ops = address(doors.ops)
	}
	config.Log.Info("serving", "version", release+revision(), "addr", ours(address(doors.pages)), "ops_addr", ours(ops), "public_url", ours(f.publicURL),
		"database", f.database(), "quizzes", offer.versions(), "theme", config.Theme != nil, "retention", f.retention.String(), "max_db", f.maxDB.String(),
		"trusted_proxies", len(f.proxies), "embed_origins", len(f.embedders), "cors_origins", len(f.callers.origins), "hide_key", f.hideKey, "drain_delay", f.drainDelay.String(), "log_level", f.logLevel)
	if f.logFormat == "json" {
		return
	}
	fmt.Fprintf(cmd.OutOrStdout(), "careerfit serves %s at %s\nSittings are kept in %s. Stop with Ctrl-C.\n", offer.names(), address(doors.pages), f.database())
	if doors.ops != nil {
		fmt.Fprintf(cmd.OutOrStdout(), "Figures for whoever runs it are at %s/metrics.\n", address(doors.ops))
	}
}

// ours is an address of the server itself, which the log shows as it is.
type ours string

// warns says what whoever runs the server may not have meant.
func (f serveFlags) warns(doors doors, config web.Config, fileBytes int64) {
	if plain(config.PublicURL, doors.pages) {
		config.Log.Warn("people reach this server by plain http, so what they answer can be read on the way; put it behind https and say so with --public-url")
	}
	if doors.ops != nil && plain(nil, doors.ops) {
		config.Log.Warn("--ops-addr can be reached from other machines; /metrics is for whoever runs the server alone")
	}
	if slices.ContainsFunc(f.proxies, func(n netip.Prefix) bool { return n.Bits() == 0 }) {
		config.Log.Warn("--trusted-proxy believes everybody, so that whoever claims another address each time meets no limit; name the addresses of the proxy alone")
	}
	if limit := int64(f.maxDB); limit > 0 && fileBytes >= limit-limit/10 {
		config.Log.Warn("the database is almost as large as --max-db allows; allow more, or delete sittings and run careerfit compact", "bytes", fileBytes, "max_db", f.maxDB.String())
	}
}

// plain reports whether what people send travels unprotected: by http, and not within this machine.
func plain(public *url.URL, l net.Listener) bool {
	if public != nil {
		return public.Scheme == "http" && !isLoopback(public.Hostname())
	}
	tcp, ok := l.Addr().(*net.TCPAddr)
	return !ok || !tcp.IP.IsLoopback()
}
