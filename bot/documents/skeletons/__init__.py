"""帮您编写: papers drafted for a client, to be edited in Word; what each says, and how any of them is written."""
