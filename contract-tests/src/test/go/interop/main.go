// Publishes an event in each mode with the official NATS client for Go, and reads those of a subject; prints what it
// read as JSON.
//
// go run . NATS_URL STREAM SUBJECT_TO_WRITE SUBJECT_TO_READ FUNCTION_URL EVENT
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

type event map[string]any

func main() {
	log.SetFlags(0)
	address, stream, write, read, source := os.Args[1], os.Args[2], os.Args[3], os.Args[4], os.Args[6]
	ctx, cancel := context.WithTimeout(context.Background(), 60*time.Second)
	defer cancel()
	connection, err := nats.Connect(address)
	must(err)
	defer connection.Close()
	js, err := jetstream.New(connection)
	must(err)

	for _, message := range []*nats.Msg{binary(parse([]byte(source), "-go-binary")), structured(parse([]byte(source), "-go-structured"))} {
		message.Subject = write
		_, err = js.PublishMsg(ctx, message)
		must(err)
	}

	consumer, err := js.CreateOrUpdateConsumer(ctx, stream, jetstream.ConsumerConfig{
		FilterSubject: read, AckPolicy: jetstream.AckNonePolicy, InactiveThreshold: time.Minute})
	must(err)
	batch, err := consumer.Fetch(2, jetstream.FetchMaxWait(20*time.Second))
	must(err)
	events := []event{}
	for message := range batch.Messages() {
		events = append(events, received(message.Headers(), message.Data()))
	}
	must(batch.Error())
	must(json.NewEncoder(os.Stdout).Encode(map[string]any{"events": events}))
}

func parse(text []byte, suffix string) event {
	parsed := event{}
	must(json.Unmarshal(text, &parsed))
	parsed["id"] = fmt.Sprint(parsed["id"], suffix)
	return parsed
}

func binary(event event) *nats.Msg {
	message := nats.NewMsg("")
	for name, value := range event {
		if name == "data" {
			data, err := json.Marshal(value)
			must(err)
			message.Data = data
		} else {
			message.Header["ce-"+name] = []string{strings.ReplaceAll(url.PathEscape(fmt.Sprint(value)), "%2F", "/")}
		}
	}
	return message
}

func structured(event event) *nats.Msg {
	message := nats.NewMsg("")
	message.Header["Content-Type"] = []string{"application/cloudevents+json"}
	data, err := json.Marshal(event)
	must(err)
	message.Data = data
	return message
}

func received(headers nats.Header, body []byte) event {
	found := event{}
	for name, values := range headers {
		if strings.EqualFold(name, "content-type") && strings.HasPrefix(values[0], "application/cloudevents") {
			must(json.Unmarshal(body, &found))
			return found
		}
		if attribute, is := strings.CutPrefix(strings.ToLower(name), "ce-"); is {
			value, err := url.PathUnescape(values[0])
			must(err)
			found[attribute] = value
		}
	}
	data := map[string]any{}
	must(json.Unmarshal(body, &data))
	found["data"] = data
	return found
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
