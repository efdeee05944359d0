package main

import (
	"fmt"
	"io"
	"log/slog"
	"time"

	"github.com/spf13/pflag"

	"github.com/careerfit/careerfit/web"
)

// An operation is what whoever runs a server decides about it, beside what is served and where.
type operation struct {
	opsAddr             string
	retention           span
	maxDB               byteSize
	drainDelay          span
	logLevel, logFormat string
}

func (o *operation) define(flags *pflag.FlagSet) {
	o.retention, o.drainDelay = span(365*24*time.Hour), span(2*time.Second)
	flags.StringVar(&o.opsAddr, "ops-addr", "", "listen on this `HOST:PORT`, too, for whoever runs the server: /metrics, /healthz and /readyz")
	flags.Var(&o.retention, "retention", "delete a sitting when its taker has not come back for this `TIME`, such as 90d; 0 keeps it for ever")
	flags.Var(&o.maxDB, "max-db", "take no more answers when the database would grow beyond this `SIZE`, such as 2GB; 0 is no limit")
	flags.Var(&o.drainDelay, "drain-delay", "when stopping, give balancers that ask /readyz this `TIME` to notice")
	flags.StringVar(&o.logLevel, "log-level", "info", "log what is at least this important: `debug` (requests, too), info, warn or error")
	flags.StringVar(&o.logFormat, "log-format", "text", "log as `text` or json")
}

// logger is where the server writes what happens. Whatever a message repeats of others, there is no address of a
// person and no id of a sitting in it.
func (o operation) logger(w io.Writer) (*slog.Logger, error) {
	options := &slog.HandlerOptions{ReplaceAttr: discreetly()}
	var level slog.Level
	if err := level.UnmarshalText([]byte(o.logLevel)); err != nil {
		return nil, fmt.Errorf("--log-level must be debug, info, warn or error, but it is %q", o.logLevel)
	}
	options.Level = level
	switch o.logFormat {
	case "text":
		return slog.New(slog.NewTextHandler(w, options)), nil
	case "json":
		return slog.New(slog.NewJSONHandler(w, options)), nil
	}
	return nil, fmt.Errorf("--log-format must be text or json, but it is %q", o.logFormat)
}

// observing counts each request, and logs it where everything is logged.
func observing(counts *requestCounts, log *slog.Logger) func(web.Request) {
	return func(r web.Request) {
		counts.observe(r)
		log.Debug("request", "request", r.ID, "method", r.Method, "route", r.Route, "status", r.Status, "duration", r.Duration, "bytes", r.Bytes)
	}
}
